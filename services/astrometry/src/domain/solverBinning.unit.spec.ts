import assert from 'node:assert/strict';
import { solverBinning } from './solverBinning.js';

describe('the binning of what the solver looks at first', () => {
  it.each([
    [4096, 4096, 4.6, 2],
    [6248, 4176, 3, 2],
    [4096, 4096, 2.9, 1],
    [2500, 2500, 6, 1],
    [9000, 2000, 6, 1],
    [4096, 4096, Number.NaN, 1],
  ])('%d x %d with stars of %d pixels: %d', (width, height, fwhmPixels, binning) => {
    assert.equal(solverBinning({ width, height }, fwhmPixels), binning);
  });
});
