import assert from 'node:assert/strict';
import type { Image } from '@wombat/imaging';
import { pixelToSky, wcsOfNumbers } from '@wombat/sky';
import fc from 'fast-check';
import { starryFrame } from '../testing/radii/starryFrame.js';
import { measureFrame } from './measureFrame.js';
import { rawRows } from './rawRows.js';

const SIZE = 200;
const { image, frame, order } = starryFrame(SIZE, 5);
const wcs = wcsOfNumbers(frame.solution);
const orderOf = (places: readonly { x: number; y: number }[], starPixels: number, ladderPixels: number[]) => ({
  ...order,
  radii: { starPixels, skyInnerPixels: 20, skyOuterPixels: 28 },
  ladderPixels,
  stars: places.map((place, index) => ({ starId: `${index}`, ...pixelToSky(wcs, place) })),
});

/** The frame with pixels that are saturated in every other row, kept in some rows alone. */
function saturated(isKept: (y: number) => boolean): Image {
  const pixels = image.pixels.map((value, at) => {
    const y = Math.floor(at / SIZE);
    return isKept(y) ? (y % 2 === 0 ? value : 65_535) : Number.NaN;
  });
  return { ...image, pixels };
}

describe('the rows of a raw frame that are looked at', () => {
  it('are enough to measure its stars, wherever they are', () => {
    const place = fc.record({
      x: fc.double({ min: -20, max: SIZE + 20, noNaN: true }),
      y: fc.double({ min: -20, max: SIZE + 20, noNaN: true }),
    });
    const radius = fc.double({ min: 1, max: 16, noNaN: true });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), radius, radius, (places, star, rung) => {
        const asked = orderOf(places, star, [rung]);
        const rows = rawRows(frame, asked);
        const some = saturated((y) => rows.some(({ first, last }) => y >= first && y <= last));
        const told = [saturated(() => true), some].map((raw) => measureFrame(image, raw, frame, asked, [], []));
        assert.deepEqual(told[1], told[0]);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('are those about the stars, each once', () => {
    const places = [
      { x: 50, y: 149.5 },
      { x: 90, y: 20.5 },
      { x: 10, y: 28.5 },
    ];
    assert.deepEqual(rawRows(frame, orderOf(places, 5, [2, 8])), [
      { first: 8, last: 41 },
      { first: 137, last: 162 },
    ]);
  });
});
