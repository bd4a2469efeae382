import assert from 'node:assert/strict';
import { measureStar } from '../aperture/measureStar.js';
import type { Image } from '../image/image.js';
import { simulateFrame } from '../testing/simulate.js';
import { surroundings } from './surroundings.js';

const NOISE = { gain: 1.2, readNoise: 8 };
const WIDTH = 120;
const RADII = { starPixels: 4, skyInnerPixels: 8, skyOuterPixels: 12 };
const PLACES = [25.2, 60.4, 95.1].flatMap((y) => [24.7, 60.1, 95.3].map((x) => ({ x, y })));
const STRUCK = 4;

/** Nine stars, the one in the middle `brighter` than it was. */
function drawn(fwhmPixels: number, brighter = 1): Image {
  const stars = PLACES.map((place, index) => {
    return { ...place, flux: (12_000 + 4000 * index) * (index === STRUCK ? brighter : 1), fwhmPixels, beta: 3 };
  });
  return simulateFrame({ width: WIDTH, height: WIDTH, sky: 200, stars, ...NOISE, seed: 8 });
}

function sigmas(image: Image, fwhmPixels: number, places = PLACES): (number | undefined)[] {
  const options = { radii: RADII, ...NOISE, recentre: true, maxShiftPixels: 2 };
  const stars = places.map((expected) => ({ ...measureStar(image, expected, options), expected, isTypical: true }));
  return surroundings(image, stars, { ...NOISE, fwhmPixels, reachPixels: 4 }).map(
    ({ foreignLight }) => foreignLight?.sigmas,
  );
}

/** Of a star with a neighbour of a sixth of its light at 1.3 FWHM, what is told of its foreign light. */
function withNeighbour(fwhmPixels: number, hit: readonly (readonly [number, number])[]) {
  const stars = PLACES.map((place, index) => ({ ...place, flux: 12_000 + 4000 * index, fwhmPixels, beta: 3 }));
  const neighbour = { x: 60.1 + 1.3 * fwhmPixels, y: 60.4, flux: 28_000 / 6, fwhmPixels, beta: 3 };
  const image = simulateFrame({
    width: WIDTH,
    height: WIDTH,
    sky: 200,
    stars: [...stars, neighbour],
    ...NOISE,
    seed: 8,
  });
  const struckImage = struck(image, 2000, hit);
  const options = { radii: RADII, ...NOISE, recentre: true, maxShiftPixels: 2 };
  const places = PLACES.map((expected) => ({
    ...measureStar(struckImage, expected, options),
    ...{ expected, isTypical: true },
  }));
  return surroundings(struckImage, places, { ...NOISE, fwhmPixels, reachPixels: 4 })[STRUCK]?.foreignLight;
}

/** With so much more on the pixel in the middle of a star, or on that and one beside it. */
function struck(image: Image, counts: number, pixels: readonly (readonly [number, number])[]): Image {
  for (const [x, y] of pixels) {
    const at = y * WIDTH + x;
    image.pixels[at] = (image.pixels[at] ?? 0) + counts / pixels.length;
  }
  return image;
}

describe('light the image of a point has not', () => {
  for (const fwhmPixels of [1.6, 2.2, 2.9]) {
    it(`is hardly any in stars of FWHM ${fwhmPixels}, and no more in one that is brighter`, () => {
      for (const brighter of [1, 1.5]) {
        const told = sigmas(drawn(fwhmPixels, brighter), fwhmPixels);
        assert.ok(
          told.every((value) => value !== undefined && value < 5),
          `${told}`,
        );
      }
    });

    it(`is clear where a hit lies on the core of one of FWHM ${fwhmPixels}, and in no other`, () => {
      const hits = [
        [[60, 60]],
        [
          [60, 60],
          [60, 61],
        ],
        [
          [59, 60],
          [60, 60],
          [61, 60],
        ],
      ] as const;
      for (const hit of hits) {
        const told = sigmas(struck(drawn(fwhmPixels), 4000, hit), fwhmPixels);
        assert.ok((told[STRUCK] ?? 0) > 8, `${told}`);
        assert.ok(
          told.every((value, index) => index === STRUCK || (value ?? 0) < 5),
          `${told}`,
        );
      }
    });
  }

  for (const fwhmPixels of [1.6, 2, 2.6]) {
    it(`is that of a second point in a star of FWHM ${fwhmPixels} with a neighbour, and a hit stands out beside it`, () => {
      const neighbours = withNeighbour(fwhmPixels, []);
      const { sigmas = 0, dx = 0, dy = 0, sigmasBeside = 99 } = neighbours ?? {};
      assert.ok(sigmas > 10 && Math.hypot(dx - 1.3 * fwhmPixels, dy) < 1, JSON.stringify(neighbours));
      assert.ok(sigmasBeside < 5, JSON.stringify(neighbours));
      const hit = withNeighbour(fwhmPixels, [[59, 61]]);
      assert.ok((hit?.sigmasBeside ?? 0) > 8, JSON.stringify(hit));
    });
  }

  it('is not known where images are wide, or too few stars tell what that of a point is', () => {
    assert.ok(sigmas(drawn(3.5), 3.5).every((value) => value === undefined));
    assert.deepEqual(sigmas(drawn(2), 2, PLACES.slice(0, 2)), [undefined, undefined]);
  });
});
