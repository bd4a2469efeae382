import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { median } from '../statistics/median.js';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';
import { readTestFrame } from '../testing/readTestFrame.js';
import { masterBias } from './masterBias.js';

function robustScatter(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const differences = Float64Array.from(a, (value, i) => value - (b[i] ?? Number.NaN));
  return SIGMA_PER_MAD * medianAbsoluteDeviation(differences);
}

/** Variance of the median of ten normal deviates. */
const MEDIAN_OF_TEN = 0.1383;

describe('masterBias', () => {
  itUnless(skipWithout('data/m13'))('agrees with a published master to the noise of its frames', () => {
    const folder = sharedPath('data/m13/Bias');
    const frames = readdirSync(folder).map((name) => readTestFrame(`${folder}/${name}`));
    const published = readTestFrame(sharedPath('data/m13/MasterBias.fit'));
    const [first, second] = frames;
    assert.ok(first && second && frames.length === 10);
    const noise = robustScatter(first.pixels, second.pixels) / Math.SQRT2;
    const master = masterBias(frames);
    // Ours are ten of the thirty whose mean was published; median and mean of the same normal frames covary by 1/n.
    const expected = noise * Math.sqrt(MEDIAN_OF_TEN + 1 / 30 - 2 / 30);
    const scatter = robustScatter(master.pixels, published.pixels);
    assert.ok(Math.abs(scatter / expected - 1) < 0.05, `scatter ${scatter}, expected ${expected}`);
    assert.ok(Math.abs(median(master.pixels) - median(published.pixels)) < 0.5);
  });
});
