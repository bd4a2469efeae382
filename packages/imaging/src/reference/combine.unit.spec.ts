import assert from 'node:assert/strict';
import { seededNormal, seededRandom } from '@wombat/random';
import fc from 'fast-check';
import type { CombineOptions } from '../calibrate/combinePixels.js';
import type { Image } from '../image/image.js';
import { combine } from './combine.js';

function column(values: readonly number[]): Image[] {
  return values.map((value) => ({ width: 1, height: 1, pixels: Float64Array.of(value) }));
}

function combined(values: readonly number[], options?: Partial<CombineOptions>): number {
  return combine(column(values), options).pixels[0] ?? Number.NaN;
}

/** The same rules written down a second time, by filtering and sorting. */
function naive(values: readonly number[], { method, sigma, rounds }: CombineOptions) {
  const middle = (list: readonly number[]) => {
    const sorted = list.toSorted((a, b) => a - b);
    const at = (i: number) => sorted[i] ?? Number.NaN;
    const half = sorted.length / 2;
    return sorted.length % 2 ? at(Math.floor(half)) : (at(half - 1) + at(half)) / 2;
  };
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  let kept = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  const count = kept.length;
  if (method === 'minmax') {
    kept = count < 3 ? kept : kept.slice(1, -1);
    return { value: Math.fround(mean(kept)), rejected: count - kept.length };
  }
  for (let round = 0; round < rounds; round++) {
    const centre = middle(kept);
    const about = mean(kept);
    const deviation =
      method === 'mad'
        ? 1.482602218505602 * middle(kept.map((value) => Math.abs(value - centre)))
        : Math.sqrt(mean(kept.map((value) => (value - about) ** 2)));
    const next = kept.filter((value) => value >= centre - sigma * deviation && value <= centre + sigma * deviation);
    if (next.length === 0 || next.length === kept.length) break;
    kept = next;
  }
  return { value: Math.fround(method === 'mean' ? mean(kept) : middle(kept)), rejected: count - kept.length };
}

const values = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 980, max: 1020 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 65535 }) },
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
  ),
  { minLength: 1, maxLength: 60 },
);

describe('combine', () => {
  for (const method of ['median', 'mean', 'mad', 'minmax'] as const) {
    it(`equals the rules written down plainly (${method})`, () => {
      fc.assert(
        fc.property(
          values,
          fc.constantFrom(0.5, 1.5, 2.5, 3),
          fc.integer({ min: 0, max: 5 }),
          (list, sigma, rounds) => {
            const options = { method, sigma, rounds };
            const { pixels, rejected } = combine(column(list), options);
            assert.deepEqual({ value: pixels[0], rejected }, naive(list, options));
          },
        ),
        { seed: 1, numRuns: 500 },
      );
    });
  }

  it('equals them on stacks with cosmic rays and dead pixels, pixel for pixel', () => {
    const normal = seededNormal(11);
    const uniform = seededRandom(12);
    const frames = Array.from({ length: 10 }, (): Image => {
      const pixels = Uint16Array.from({ length: 900 }, () => {
        const hit = uniform() < 0.02 ? 3000 * uniform() : 0;
        return uniform() < 0.01 ? 0 : Math.round(1000 + 6 * normal() + hit);
      });
      return { width: 30, height: 30, pixels };
    });
    const result = combine(frames);
    let rejected = 0;
    for (let i = 0; i < 900; i++) {
      const expected = naive(
        frames.map((frame) => frame.pixels[i] ?? Number.NaN),
        { method: 'median', sigma: 3, rounds: 5 },
      );
      assert.equal(result.pixels[i], expected.value);
      rejected += expected.rejected;
    }
    assert.ok(rejected > 50);
    assert.equal(result.rejected, rejected);
  });

  it('does not depend on the order of the frames', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 2, maxLength: 20 }), (list) => {
        for (const method of ['median', 'mean', 'mad', 'minmax'] as const) {
          assert.equal(combined(list, { method }), combined(list.toReversed(), { method }));
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('drops one outlier of eight or ten frames at 3 sigma, none of seven', () => {
    assert.equal(combine(column([1, 1, 1, 1, 1, 1, 1, 1, 1, 900])).rejected, 1);
    assert.equal(combine(column([1, 1, 1, 1, 1, 1, 1, 900])).rejected, 1);
    assert.equal(combine(column([1, 1, 1, 1, 1, 1, 900])).rejected, 0, 'seven frames cannot reject at 3 sigma');
    assert.equal(combined([1, 1, 1, 1, 1, 1, 1, 1, 1, 900], { method: 'mean' }), 1);
  });

  it('leaves out what is not finite, uncounted; a pixel without a value is NaN', () => {
    const result = combine(column([Number.NaN, 4, Number.POSITIVE_INFINITY, 6]));
    assert.equal(result.pixels[0], 5);
    assert.equal(result.rejected, 0);
    assert.ok(Number.isNaN(combined([Number.NaN, Number.NaN])));
  });

  it('keeps the last set when a round would leave nothing', () => {
    assert.equal(combined([0, 0, 1, 1], { sigma: 0.5 }), 0.5);
  });

  it('throws on no frames and on frames that differ in size', () => {
    assert.throws(() => combine([]), RangeError);
    const other = { width: 2, height: 1, pixels: Float32Array.of(1, 2) };
    assert.throws(() => combine([...column([1]), other]), /differ in size/);
  });
});
