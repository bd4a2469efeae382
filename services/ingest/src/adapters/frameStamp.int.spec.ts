import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header, isAsStamped, writeImage } from '@wombat/fits';
import { readFrame } from './readFrame.js';
import { tellsChanges } from './tellsChanges.js';

describe('the stamp of a raw frame', () => {
  let root: string;
  let isTold: boolean;
  const look = () => stat(join(root, 'a.fits'), { bigint: true });

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'stamp-'));
    isTold = await tellsChanges(root);
    const cards = Header.of([]).with('DATE-OBS', '2024-01-01T12:00:00').with('EXPTIME', 60);
    await writeImage(join(root, 'a.fits'), {
      header: cards,
      width: 8,
      height: 8,
      pixels: new Uint16Array(64).fill(900),
    });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rm(root, { recursive: true }));

  /** Given a file, when it is read so many milliseconds after it changed. */
  async function stampAfter(milliseconds: number): Promise<string | undefined> {
    const changed = Number((await look()).ctimeNs / 1_000_000n);
    jest.spyOn(Date, 'now').mockReturnValue(changed + milliseconds);
    const read = await readFrame(root, 'a.fits', []);
    return read.state === 'good' ? read.fileStamp : assert.fail(read.reason);
  }

  it('is of the file as it lies there, where its file system tells of changes', async () => {
    const stamp = await stampAfter(2_000);
    assert.equal(isAsStamped(stamp, await look(), Date.now()), isTold);
  });

  it('is none so shortly after a change that another might not show', async () =>
    assert.equal(await stampAfter(1_999), undefined));
});
