import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileStamp } from '@wombat/fits';
import { Crew, closeFrames, openMeasured } from '@wombat/reduction';
import type { Config } from '@wombat/service-kit';
import { Patience } from '@wombat/service-kit/worker';
import { sampleMeta } from '../domain/testing/sampleFrames.js';
import { calibrateOrdered } from './calibrateOrdered.js';
import { combineMaster } from './combineMaster.js';
import { OpenMasters } from './openMasters.js';
import { changedAmong, type Found } from './sameBytes.js';
import { counts, FrameFolder, HEIGHT, WIDTH } from './testing/rawFrames.js';

const meta = sampleMeta({ width: WIDTH, height: HEIGHT });
/** Seconds since 1970: the time of its file. */
const TAKEN = 1_700_000_000;
const [PATH, OTHER] = ['raw/a.fits', 'raw/b.fits'];

describe('raw frames', () => {
  let folder: FrameFolder;
  let found: Found & { fileStamp: string };
  const crew = new Crew(1, { apart: true });
  const place = (path = PATH) => join(folder.root, path);

  beforeEach(async () => {
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'same-')));
    const written = await folder.write(PATH, counts(1, 1000));
    await folder.write(OTHER, counts(2, 1000));
    utimesSync(place(), TAKEN, TAKEN);
    found = { ...written, fileStamp: stampOf() ?? assert.fail('it has no stamp') };
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(folder.root, { recursive: true });
  });
  afterAll(() => crew.dismiss());

  /** As ingest tells of it where it reads the file so long after it was written. */
  function stampOf(milliseconds = 3_000): string | undefined {
    const look = statSync(place(), { bigint: true });
    return fileStamp(look, look, Number(look.ctimeNs / 1_000_000n) + milliseconds);
  }

  async function isChanged(frame: Found, options = {}): Promise<boolean> {
    const opened = await openMeasured(place(), options);
    assert.ok(opened.ok);
    const changed = await changedAmong(new Map([[frame, opened.value]]), crew);
    closeFrames([opened.value]);
    return changed.has(frame);
  }

  /** With bytes of the same length, and its old time set again. */
  function writeOver(): void {
    const before = statSync(place(), { bigint: true });
    do {
      writeFileSync(place(), readFileSync(place(OTHER)), { flag: 'r+' });
      utimesSync(place(), TAKEN, TAKEN);
      // Its clock goes in steps of some milliseconds.
    } while (statSync(place(), { bigint: true }).ctimeNs === before.ctimeNs);
    assert.equal(statSync(place(), { bigint: true }).mtimeNs, before.mtimeNs);
  }

  function touched(): Partial<Found> {
    utimesSync(place(), 1, 1);
    return {};
  }

  it('are not hashed again where the file that is read is as its stamp says', async () => {
    const run = jest.spyOn(crew, 'run');
    assert.deepEqual([await isChanged(found), run.mock.calls.length], [false, 0]);
  });

  it.each([
    ['had no stamp, as when they had just changed', () => ({ fileStamp: stampOf(1_000) })],
    [
      'were found more than a day ago',
      () => ({ fileStamp: `${found.fileStamp.split('@')[0]}@${Date.now() - 90_000_000}` }),
    ],
    ['had their time set', touched],
  ])('are hashed where they %s', async (_, change) => {
    const frame = { ...found, ...change() };
    assert.deepEqual([await isChanged(frame), await isChanged({ ...frame, sha256: 'another' })], [false, true]);
  });

  it('are hashed where they were unpacked on opening: what is read is no more the file', async () =>
    assert.equal(await isChanged({ ...found, sha256: 'another' }, { pedestal: 5 }), true));

  it('are others though size and time of the file are kept', async () => {
    writeOver();
    assert.equal(await isChanged(found), true);
  });

  it('are others where another file with all its times takes their place', async () => {
    copyFileSync(place(OTHER), place('raw/c.fits'));
    utimesSync(place('raw/c.fits'), TAKEN, TAKEN);
    renameSync(place('raw/c.fits'), place());
    assert.equal(await isChanged(found), true);
  });

  /** When the frame is written over while this is done with its pixels. */
  function writtenOverAt(stage: string): void {
    const run = crew.run.bind(crew);
    jest.spyOn(crew, 'run').mockImplementation(async (...order) => {
      const done = await run(...order);
      if (order[0] === stage) writeOver();
      return done;
    });
  }

  it('that change while they are calibrated leave no product; the next try finds them changed', async () => {
    const order = { ...found, product: 'Reduced/a.fits', saturation: undefined, pedestal: 0, done: '', linearity: [] };
    const tools = { crew, masters: new OpenMasters(folder.root, crew), patience: new Patience(0) };
    writtenOverAt('calibrateBlocks');
    await assert.rejects(calibrateOrdered(folder.root, [order], tools), /raw\/a\.fits changed while it was read/);
    assert.deepEqual(await readdir(place('Reduced')), []);
    jest.restoreAllMocks();
    const [next] = await calibrateOrdered(folder.root, [order], tools);
    assert.equal(next?.result.ok === false && next.result.fault.code, 'changed');
  });

  it('that change while they are combined leave no master; the next try leaves them out', async () => {
    const inputs = [
      { ...found, meta },
      { ...(await folder.write(OTHER, counts(2, 1000))), meta },
    ];
    const master = { night: '20240101', scan: 1, item: 'bias//m.fits', filter: '', product: 'm/m.fits', refusal: '' };
    const order = { ...master, calType: 'bias' as const, inputs };
    const config = { combine: 'median', sigma: 3, minFrames: 1 } as Config['calibration'];
    const tools = { crew, config, patience: new Patience(0), hashes: new Map() };
    writtenOverAt('combineBlocks');
    await assert.rejects(combineMaster(folder.root, order, tools), /raw\/a\.fits changed while it was read/);
    assert.deepEqual(await readdir(place('m')), []);
    jest.restoreAllMocks();
    const made = await combineMaster(folder.root, order, tools);
    assert.deepEqual(made.inputs, [await folder.hash(OTHER)]);
  });
});
