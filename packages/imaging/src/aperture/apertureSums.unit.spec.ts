import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import fc from 'fast-check';
import type { Image, Point } from '../image/image.js';
import { apertureSum } from './apertureSum.js';
import { apertureSums } from './apertureSums.js';

const RADII = [1, 2.4, 2.9, 3.5, 5, 7.25, 9, 12];

function noisy(seed: number): Image {
  const normal = seededNormal(seed);
  return { width: 40, height: 30, pixels: Float64Array.from({ length: 1200 }, () => 100 + 20 * normal()) };
}

function close(found: number, expected: number): boolean {
  return Object.is(found, expected) || Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

/** Each radius by itself is the reference. */
function assertAlike(image: Image, centre: Point, radii: readonly number[]): void {
  const found = apertureSums(image, centre, radii);
  assert.equal(found.length, radii.length);
  for (const [index, radius] of radii.entries()) {
    const expected = apertureSum(image, centre, radius);
    const { sum, area, ...exact } = found[index] ?? { sum: Number.NaN, area: Number.NaN };
    assert.ok(close(sum, expected.sum) && close(area, expected.area), `${radius} px: ${sum} for ${expected.sum}`);
    assert.deepEqual(exact, { peak: expected.peak, nanPixels: expected.nanPixels });
  }
}

describe('apertureSums', () => {
  it('gives every radius the area of its circle', () => {
    for (const [index, { area }] of apertureSums(noisy(1), { x: 19.7, y: 14.2 }, RADII).entries())
      assert.ok(Math.abs(area - Math.PI * (RADII[index] ?? 0) ** 2) < 1e-9, `${area}`);
  });

  it('equals one radius after the other, wherever the centre lies, beyond the edge too', () => {
    const image = noisy(2);
    const place = fc.record({
      x: fc.double({ min: -15, max: 55, noNaN: true }),
      y: fc.double({ min: -15, max: 45, noNaN: true }),
    });
    const radii = fc
      .uniqueArray(fc.double({ min: 0.05, max: 14, noNaN: true }), { maxLength: 9 })
      .map((values) => values.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(place, radii, (centre, ascending) => assertAlike(image, centre, ascending)),
      { seed: 1, numRuns: 300 },
    );
  });

  it('equals it about whole and half pixels, where edges touch', () => {
    for (const centre of [
      { x: 20, y: 15 },
      { x: 20.5, y: 15.5 },
      { x: 20, y: 15.5 },
    ])
      assertAlike(noisy(3), centre, [0.5, Math.SQRT1_2, 1, 1.5, 2, 2.5, Math.hypot(2.5, 1.5), 5]);
  });

  it('equals it over pixels without a value and over the brightest at an edge', () => {
    const image = noisy(4);
    for (const [at, value] of [
      [15 * 40 + 20, Number.NaN],
      [12 * 40 + 18, Number.POSITIVE_INFINITY],
      [15 * 40 + 25, 5000],
      [22 * 40 + 20, Number.NaN],
    ] as const)
      image.pixels[at] = value;
    assertAlike(image, { x: 20.1, y: 15.3 }, RADII);
    assertAlike({ ...image, pixels: image.pixels.map(() => Number.NaN) }, { x: 20.1, y: 15.3 }, RADII);
  });

  it('has nothing for no radius, and takes none that do not grow', () => {
    assert.deepEqual(apertureSums(noisy(5), { x: 5, y: 5 }, []), []);
    for (const radii of [[2, 2], [3, 2], [0], [-1], [Number.NaN], [1, Number.NaN]])
      assert.throws(() => apertureSums(noisy(5), { x: 5, y: 5 }, radii), RangeError);
  });
});
