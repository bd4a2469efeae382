import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent } from '@wombat/eventlog';
import { revision } from '@wombat/eventlog/testkit';
import { Header, hashFile, writeImage } from '@wombat/fits';
import { Crew } from '@wombat/reduction';
import { releaseFrames } from './releaseFrames.js';

const frames = ['a', 'b'].map((name) => ({ path: `n/Light/${name}.fits`, product: `n/Reduced/r1/${name}.fits` }));
const order = { reduction: { ...revision(1), attempt: 1 }, frames, inSteps: false };

describe('releaseFrames', () => {
  let data: string;
  let told: NewEvent[];
  const crew = new Crew(1, { apart: true });
  afterAll(() => crew.dismiss());
  beforeEach(async () => {
    told = [];
    data = await mkdtemp(join(tmpdir(), 'release-'));
    await mkdir(join(data, 'n/Reduced/r1'), { recursive: true });
    for (const name of ['a.fits', 'b.fits', 'table.tbl']) await writeFile(join(data, 'n/Reduced/r1', name), name);
  });
  afterEach(() => rm(data, { recursive: true }));
  const log = {
    publishMany: async (events: readonly NewEvent[]) => {
      told.push(...events);
      return told.length;
    },
  };

  it('given frames, takes them away and nothing else, and tells of each; the same again where they are gone', async () => {
    await releaseFrames({ data, log, crew }, order);
    const first = told.splice(0);
    assert.deepEqual(await readdir(join(data, 'n/Reduced/r1')), ['table.tbl']);
    assert.deepEqual(
      first.map(({ payload }) => 'kept' in payload && [payload.path, payload.product, payload.kept]),
      frames.map(({ path, product }) => [path, { path: product, sha256: '' }, 'dropped']),
    );
    await releaseFrames({ data, log, crew }, order);
    assert.deepEqual(told, first);
  });

  it('given one that cannot be taken away, throws, for the job to be tried again, and tells of none', async () => {
    await mkdir(join(data, 'n/Reduced/r1/c.fits'));
    const other = { path: 'n/Light/c.fits', product: 'n/Reduced/r1/c.fits' };
    await assert.rejects(releaseFrames({ data, log, crew }, { ...order, frames: [...frames, other] }), {
      code: /EISDIR/,
    });
    assert.deepEqual(told, []);
  });

  it('given that they are to be stored as 16-bit numbers, tells of each how it is kept, and the same once more', async () => {
    const [fine = assert.fail(), coarse = assert.fail()] = frames;
    const noisy = (at: number) => ((Math.imul(at + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 8) % 4000;
    const image = { header: Header.of([]), width: 64, height: 64 };
    const floats = Float32Array.from({ length: 4096 }, (_, at) => 0.5 + noisy(at));
    await writeImage(join(data, fine.product), { ...image, pixels: floats });
    await writeImage(join(data, coarse.product), { ...image, pixels: new Float32Array(4096).fill(9).with(5, 60_000) });
    const gone = { path: 'n/Light/gone.fits', product: 'n/Reduced/r1/gone.fits' };
    const inSteps = { ...order, frames: [fine, coarse, gone], inSteps: true };
    await releaseFrames({ data, log, crew }, inSteps);
    const first = told.splice(0).map(({ payload }) => ('kept' in payload ? payload : assert.fail()));
    assert.deepEqual(
      first.map(({ kept }) => kept),
      ['inSteps', 'unchanged', 'unchanged'],
    );
    assert.equal(first[0]?.product?.sha256, await hashFile(join(data, fine.product)));
    assert.match(first[1]?.reason ?? '', /too coarse: steps of 0\.915 ADU, noise 0/);
    assert.match(first[2]?.reason ?? '', /gone|no such file|ENOENT/);
    await releaseFrames({ data, log, crew }, inSteps);
    assert.deepEqual(
      told.map(({ payload }) => payload),
      first,
    );
  });
});
