import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readImage } from '@wombat/fits';
import { median, medianAbsoluteDeviation, SIGMA_PER_MAD } from '@wombat/imaging';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { rowsOf } from './harness/endResult.js';
import { plainClippedMedian, plainMasterFlat } from './harness/plainMasters.js';
import { startWombat } from './harness/workplace.js';

type Pixels = Float32Array | Float64Array;

/**
 * Real bias, dark and flat frames of an Orion G3, with a published master bias (the mean of 30 frames, ours among
 * them).
 */
describeUnless(skipWithout('data/m13'))('the calibration frames of M13 make masters', () => {
  let folder = '';
  let night = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wombat-m13-'));
    night = join(folder, 'data/20210917');
    for (const kind of ['Bias', 'Dark', 'Flat'])
      await cp(sharedPath(`data/m13/${kind}`), join(night, kind), { recursive: true, mode: 0 });
    await mkdir(join(night, 'Light'), { recursive: true });
    await cp(sharedPath('data/m13/Light'), join(night, 'Light/M13'), { recursive: true });
    const places = { data: join(folder, 'data'), home: join(folder, 'home'), config: join(folder, 'wombat.yaml') };
    // The temperatures of this camera wander by degrees within one set of darks.
    await writeFile(
      places.config,
      `calibration: { temperatureTolerance: 5 }\nsolve: { database: ${await emptyDatabase(folder)}, timeLimitSeconds: 1 }\n`,
    );
    const run = startWombat(places, 'run', '--once');
    assert.equal(await run.ended(), 0, run.output);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('a master bias equal to the plain algorithm to 1e-3 ADU, and to the published one to its noise', async () => {
    const ours = await pixels(join(night, 'Bias/mbias.fits'));
    const frames = await all(join(night, 'Bias'), /B\.fit$/);
    assert.equal(frames.length, 10);
    assert.ok(largestDifference(ours, plainClippedMedian(frames)) < 1e-3);
    const published = await pixels(sharedPath('data/m13/MasterBias.fit'));
    const differences = Array.from(ours, (value, index) => value - (published[index] ?? Number.NaN));
    // Noise of one frame from pairs; the median of 10 is noisier by sqrt(pi/2), the mean of 30 shares our ten frames.
    const [first, second] = frames;
    assert.ok(first !== undefined && second !== undefined);
    const sigma = robustSigma(Array.from(first, (value, index) => value - (second[index] ?? 0))) / Math.SQRT2;
    const expected = sigma * Math.sqrt(Math.PI / 2 / 10 - 1 / 30);
    const scatter = robustSigma(differences);
    assert.ok(
      scatter < 1.15 * expected && scatter > 0.7 * expected,
      `scatter ${scatter.toFixed(3)}, expected ${expected.toFixed(3)}`,
    );
    assert.ok(Math.abs(median(differences)) < 0.5 * sigma, 'the levels agree');
  });

  it('a master dark without its bias, and a master flat of median 1, equal to the plain algorithm', async () => {
    const bias = plainClippedMedian(await all(join(night, 'Bias'), /B\.fit$/)).map(Math.fround);
    const darks = (await all(join(night, 'Dark'), /D20\.fit$/)).map((frame) =>
      Float64Array.from(frame, (value, index) => value - (bias[index] ?? 0)),
    );
    assert.ok(largestDifference(await pixels(join(night, 'Dark/mdark20.fits')), plainClippedMedian(darks)) < 1e-3);
    const flat = await pixels(join(night, 'Flat/mflatnone.fits'));
    assert.ok(largestDifference(flat, plainMasterFlat(await all(join(night, 'Flat'), /F\.fit$/), bias)) < 1e-5);
    assert.ok(Math.abs(median(flat) - 1) < 1e-6);
  });

  it('and the ledger tells what became of every frame', () => {
    const { cal = [], frame = [], target = [] } = rowsOf(join(folder, 'home/wombatpipeline.db'));
    assert.deepEqual(
      cal.map((row) => Object.values(row as object).join(' ')),
      ['20210917 bias  10', '20210917 dark  5', '20210917 flat none 10'],
    );
    const states = frame.map((row) => row as { kind: string; state: string });
    assert.ok(states.filter(({ kind }) => kind !== 'light').every(({ state }) => state === 'combined'));
    const [series] = target as { proc_bias: string; proc_dark: string; proc_flat: string; apphot: string }[];
    assert.deepEqual(
      [series?.proc_bias, series?.proc_dark, series?.proc_flat, series?.apphot],
      ['20210917', '20210917', '20210917', 'nowcs'],
    );
  });
});

/** A database in form, without a star: nothing can be solved, which is not what this is about. */
async function emptyDatabase(folder: string): Promise<string> {
  const { writeStarDatabase } = await import('@wombat/stardb');
  const directory = join(folder, 'stardb');
  await writeStarDatabase(directory, [], { description: 'no stars' });
  return directory;
}

async function pixels(file: string): Promise<Pixels> {
  const image = await readImage(file);
  assert.ok(image.ok, image.ok ? '' : image.fault.message);
  return image.value.pixels;
}

async function all(folder: string, pattern: RegExp): Promise<Pixels[]> {
  const names = (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  return Promise.all(names.map((name) => pixels(join(folder, name))));
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs((a[i] ?? Number.NaN) - (b[i] ?? Number.NaN)));
  return largest;
}

function robustSigma(values: readonly number[]): number {
  return SIGMA_PER_MAD * medianAbsoluteDeviation(values);
}
