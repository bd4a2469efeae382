import assert from 'node:assert/strict';
import { seededRandom } from '@wombat/random';
import { segmentImage } from '../testing/segmentImage.js';
import type { BrightPixels } from './brightPixels.js';
import { segmentPixels } from './segmentPixels.js';

const THRESHOLD = 1;
const row = (...values: number[]) => ({ width: values.length, height: 1, pixels: Float32Array.from(values) });
const rises = { minRise: 3, minRiseFraction: 0.1 };

function brightOf({ pixels }: { pixels: Float32Array }): BrightPixels {
  const indexes = Int32Array.from([...pixels.keys()].filter((index) => (pixels[index] ?? 0) > THRESHOLD));
  return { indexes, heights: Float32Array.from(indexes, (index) => pixels[index] ?? 0) };
}

/** Each footprint with its peak first. */
const footprints = (image: { width: number; height: number; pixels: Float32Array }) =>
  segmentPixels(brightOf(image), image.width, rises).map(({ footprint, peak }) => peakFirst([...footprint], peak));

const peakFirst = (footprint: number[], peak: number) => [
  peak,
  ...footprint.filter((index) => index !== peak).sort((a, b) => a - b),
];

describe('segmentPixels', () => {
  it('groups neighbours and keeps what does not touch apart, the brightest first', () => {
    assert.deepEqual(footprints(row(0, 5, 6, 0, 9, 1)), [[4], [2, 1]]);
  });

  it('splits two peaks that stand out of their saddle, and says so', () => {
    const image = row(2, 9, 4, 8, 2, 0, 7);
    assert.deepEqual(segmentPixels(brightOf(image), image.width, rises), [
      { footprint: Int32Array.of(0, 1, 2), peak: 1, blended: true },
      { footprint: Int32Array.of(3, 4), peak: 3, blended: true },
      { footprint: Int32Array.of(6), peak: 6, blended: false },
    ]);
  });

  it('does not split what hardly stands out', () => {
    assert.deepEqual(footprints(row(2, 9, 6, 8, 2)), [[1, 0, 2, 3, 4]]);
    assert.equal(footprints(row(1000, 950, 990, 40)).length, 1, 'noise on a bright star');
  });

  it('joins across corners, not across the ends of rows', () => {
    assert.deepEqual(footprints({ width: 2, height: 2, pixels: Float32Array.of(5, 0, 0, 5) }), [[0, 3]]);
    assert.deepEqual(footprints({ width: 3, height: 2, pixels: Float32Array.of(0, 0, 5, 6, 0, 0) }), [[3], [2]]);
  });

  it('gives what the plain method gives on whole images', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const uniform = seededRandom(seed);
      const width = 1 + Math.floor(12 * uniform());
      const height = 1 + Math.floor(12 * uniform());
      const step = seed % 3 === 0 ? 1 : 0.01;
      const pixels = Float32Array.from(
        { length: width * height },
        () => step * Math.floor((15 * uniform()) / step) - 3,
      );
      const image = { width, height, pixels };
      const plain = segmentImage(image, { threshold: THRESHOLD, ...rises });
      const expected = plain.map((footprint) => peakFirst(footprint, footprint[0] as number));
      assert.deepEqual(footprints(image), expected, `seed ${seed}`);
    }
  });
});
