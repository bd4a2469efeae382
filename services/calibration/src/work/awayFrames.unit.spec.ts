import assert from 'node:assert/strict';
import { mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { work } from '@wombat/proto';
import { Crew, closeFrames } from '@wombat/reduction';
import { Patience } from '@wombat/service-kit/worker';
import { sampleMeta } from '../domain/testing/sampleFrames.js';
import { calibrateOrdered } from './calibrateOrdered.js';
import { openInputs } from './openInputs.js';
import { OpenMasters } from './openMasters.js';
import { counts, FrameFolder, HEIGHT, WIDTH } from './testing/rawFrames.js';

const meta = sampleMeta({ width: WIDTH, height: HEIGHT });

describe('raw frames that are away, or half there, for a moment', () => {
  let folder: FrameFolder;
  let frames: work.MasterOrder['inputs'];
  const crew = new Crew(1, { apart: true });

  beforeEach(async () => {
    folder = new FrameFolder(await mkdtemp(join(tmpdir(), 'away-')));
    const names = ['raw/a.fits', 'raw/b.fits'];
    frames = await Promise.all(names.map((path, index) => folder.write(path, counts(index, 1000)))).then((written) =>
      written.map((file) => ({ ...file, meta })),
    );
  });
  afterEach(() => rm(folder.root, { recursive: true }));
  afterAll(() => crew.dismiss());

  const file = () => join(folder.root, 'raw/b.fits');

  /** Waits for 1 s of looks, of which none takes time; what lasts is undone at the second. */
  function patienceWith(undo: () => Promise<void>): Patience {
    let looks = 0;
    return new Patience(1_000, async () => {
      looks++;
      if (looks === 2) await undo();
    });
  }

  async function away(): Promise<Patience> {
    await rename(file(), `${file()}.away`);
    return patienceWith(() => rename(`${file()}.away`, file()));
  }

  async function cutInHalf(): Promise<Patience> {
    const bytes = await readFile(file());
    await truncate(file(), Math.floor(bytes.length / 2));
    return patienceWith(() => writeFile(file(), bytes));
  }

  async function otherBytes(): Promise<Patience> {
    const bytes = await readFile(file());
    await writeFile(file(), await readFile(join(folder.root, 'raw/a.fits')));
    return patienceWith(() => writeFile(file(), bytes));
  }

  async function gone(): Promise<Patience> {
    await rm(file());
    return new Patience(1_000, async () => undefined);
  }

  async function inputsWith(patience: Patience) {
    const { good, leftOut } = await openInputs(
      folder.root,
      { product: 'm/m.fits', inputs: frames },
      { crew, patience },
    );
    closeFrames(good.map((one) => one.file));
    return { good: good.map(({ input }) => input.path), leftOut };
  }

  async function calibratedWith(patience: Patience) {
    const masters = new OpenMasters(folder.root, crew);
    const orders = frames.map(({ path, sha256 }) => ({
      ...{ path, sha256, product: `Reduced/${path}`, saturation: undefined, pedestal: 0, done: '', linearity: [] },
    }));
    try {
      const outcomes = await calibrateOrdered(folder.root, orders, { crew, masters, patience });
      return outcomes.map(({ result }) => (result.ok ? 'calibrated' : result.fault.code));
    } finally {
      masters.close();
    }
  }

  it.each([
    ['away', away],
    ['cut in half', cutInHalf],
    ['of other bytes', otherBytes],
  ])('are waited for before a master is made: %s', async (_, disturb) => {
    assert.deepEqual(await inputsWith(await disturb()), { good: ['raw/a.fits', 'raw/b.fits'], leftOut: [] });
  });

  it('are left out of a master where they stay away', async () => {
    const { good, leftOut } = await inputsWith(await gone());
    assert.deepEqual([good, leftOut.length], [['raw/a.fits'], 1]);
    assert.match(leftOut[0] ?? '', /^raw\/b\.fits: unreadable: ENOENT/);
  });

  it.each([
    ['away', away],
    ['cut in half', cutInHalf],
  ])('are waited for before they are calibrated: %s', async (_, disturb) =>
    assert.deepEqual(await calibratedWith(await disturb()), ['calibrated', 'calibrated']),
  );

  it('fail alone where they stay away', async () =>
    assert.deepEqual(await calibratedWith(await gone()), ['calibrated', 'unreadable']));
});
