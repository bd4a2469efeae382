import assert from 'node:assert/strict';
import { measureStar } from '../aperture/measureStar.js';
import type { Image } from '../image/image.js';
import { simulateFrame } from '../testing/simulate.js';
import type { SharpPixel } from './sharpPixel.js';
import { sharpPixels } from './sharpPixels.js';

const NOISE = { gain: 1.2, readNoise: 8 };
const WIDTH = 170;
const RADIUS = 5;
const RADII = { starPixels: RADIUS, skyInnerPixels: 10, skyOuterPixels: 15 };
const PLACES = [35.2, 85.4, 135.1].flatMap((y) => [34.7, 84.9, 135.3].map((x) => ({ x, y })));
/** Sharp pixels of noise and of what the model misses stay below it, nearly always. */
const CLEAR_SIGMAS = 7;

/** Nine oval stars, some of them with a neighbour; electrons. */
function drawn(fwhmPixels: number, neighbours = false): Image {
  const stars = PLACES.map((place, index) => {
    return { ...place, flux: 20_000 + 8000 * index, fwhmPixels, beta: 2.5, elongation: 1.2 };
  });
  const beside = neighbours
    ? stars.slice(0, 3).map((star) => ({ ...star, x: star.x + fwhmPixels, flux: 0.3 * star.flux }))
    : [];
  return simulateFrame({ width: WIDTH, height: WIDTH, sky: 100, stars: [...stars, ...beside], ...NOISE, seed: 5 });
}

function found(image: Image, fwhmPixels: number): SharpPixel[][] {
  const options = { radii: RADII, ...NOISE, recentre: true, maxShiftPixels: 3 };
  const stars = PLACES.map((expected) => ({ ...measureStar(image, expected, options), expected, isTypical: true }));
  return sharpPixels(image, stars, { ...NOISE, fwhmPixels, reachPixels: RADIUS });
}

const clear = (pixels: readonly SharpPixel[] = []) => pixels.filter(({ sigmas }) => sigmas > CLEAR_SIGMAS);

describe('sharp pixels', () => {
  for (const fwhmPixels of [1.6, 2.6, 4]) {
    it(`are none in the stars of a frame of FWHM ${fwhmPixels}, blended or not`, () => {
      assert.deepEqual(clear(found(drawn(fwhmPixels), fwhmPixels).flat()), []);
      assert.deepEqual(clear(found(drawn(fwhmPixels, true), fwhmPixels).flat()), []);
    });

    it(`show a hit with its place and size at FWHM ${fwhmPixels}`, () => {
      for (const [dx, dy] of [
        [2, 1],
        [-1, 3],
        [4, 0],
      ] as const) {
        const image = drawn(fwhmPixels);
        const [x, y] = [85 + dx, 85 + dy];
        image.pixels[y * WIDTH + x] = (image.pixels[y * WIDTH + x] ?? 0) + 3000;
        const [, , , , struck, ...others] = found(image, fwhmPixels);
        const [pixel, ...more] = clear(struck);
        assert.ok(pixel !== undefined && more.length === 0, JSON.stringify(struck));
        assert.deepEqual([pixel.x, pixel.y], [x, y]);
        assert.ok(Math.abs(pixel.excess / 3000 - 1) < 0.2, `${pixel.excess}`);
        assert.deepEqual(clear(others.flat()), []);
      }
    });
  }

  it('are none of a star that is not on the frame', () => {
    const image = drawn(3);
    const away = {
      ...{ x: Number.NaN, y: Number.NaN, net: Number.NaN, snr: Number.NaN, skyLevel: Number.NaN },
      ...{ expected: { x: -500, y: 3 }, isTypical: false },
    };
    assert.deepEqual(sharpPixels(image, [away], { ...NOISE, fwhmPixels: 3, reachPixels: RADIUS }), [[]]);
  });
});
