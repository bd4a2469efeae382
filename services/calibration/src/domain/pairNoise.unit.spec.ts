import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { cameraNoise, frameNoise, type Middle } from './pairNoise.js';

const SIDE = 256;

/** Frames of a camera whose gain and read noise are known, vignetted, in whole counts, each with its own light. */
function camera({ gain, readNoise, seed }: { gain: number; readNoise: number; seed: number }) {
  const normal = seededNormal(seed);
  return (light: number, spoil: (pixel: number) => number = () => 0): Middle => {
    const pixels = Float64Array.from({ length: SIDE * SIDE }, (_, pixel) => {
      const [x, y] = [(pixel % SIDE) - 100, Math.floor(pixel / SIDE) - 140];
      const electrons = light * gain * (1 - (x * x + y * y) / 400_000) * (1 + 0.02 * Math.sin(pixel));
      return Math.round((electrons + Math.sqrt(electrons + readNoise ** 2) * normal()) / gain + spoil(pixel));
    });
    return { width: SIDE, height: SIDE, pixels };
  };
}

describe('gain and read noise by pairs', () => {
  for (const known of [
    { gain: 1.6, readNoise: 9, seed: 1 },
    { gain: 0.25, readNoise: 1.5, seed: 2 },
    { gain: 5, readNoise: 14, seed: 3 },
  ])
    it(`are found within 3 per cent, with a lamp that drifts (${known.gain} e-/ADU, ${known.readNoise} e-)`, () => {
      const exposed = camera(known);
      const noise = frameNoise([[exposed(0), exposed(0)]]);
      assert.ok(noise !== null);
      const found = cameraNoise([[exposed(20_000), exposed(14_000)]], noise);
      assert.ok(found !== null && Math.abs(found.measuredGain / known.gain - 1) < 0.03, `${found?.measuredGain}`);
      // Rounding to whole counts is in it.
      const told = Math.hypot(known.readNoise, known.gain / Math.sqrt(12));
      assert.ok(Math.abs(found.measuredReadNoise / told - 1) < 0.03, `${found.measuredReadNoise}`);
    });

  it('do not mind a light that slants otherwise, stars, nor cosmic rays', () => {
    const exposed = camera({ gain: 1.6, readNoise: 9, seed: 4 });
    const slant = (pixel: number) => 4 * (pixel % SIDE) + (pixel % 9973 === 0 ? 30_000 : 0);
    const noise = frameNoise([[exposed(0), exposed(0, (pixel) => (pixel % 15_013 === 0 ? 5000 : 0))]]);
    assert.ok(noise !== null);
    const found = cameraNoise([[exposed(20_000), exposed(18_000, slant)]], noise);
    assert.ok(found !== null && Math.abs(found.measuredGain / 1.6 - 1) < 0.03, `${found?.measuredGain}`);
  });

  it('are not told by one frame alone, the same frame twice, or a few pixels', () => {
    const exposed = camera({ gain: 1.6, readNoise: 9, seed: 5 });
    const [flat, bias] = [exposed(20_000), exposed(0)];
    assert.deepEqual([frameNoise([]), cameraNoise([], 6)], [null, null]);
    assert.deepEqual([frameNoise([[bias, bias]]), cameraNoise([[flat, flat]], 6)], [null, null]);
    const few = { width: 64, height: 64, pixels: flat.pixels.slice(0, 4096) };
    assert.equal(cameraNoise([[few, { ...few, pixels: flat.pixels.slice(4096, 8192) }]], 6), null);
  });
});
