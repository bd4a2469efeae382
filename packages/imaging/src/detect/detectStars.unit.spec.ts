import assert from 'node:assert/strict';
import { seededRandom } from '@wombat/random';
import { type SimulatedStar, simulateFrame } from '../testing/simulate.js';
import { type DetectedField, detectField, detectStars, detectTwice } from './detectStars.js';
import { packField, unpackField } from './packField.js';

const SIZE = 400;
const optics = { width: SIZE, height: SIZE, sky: 300, gain: 1.5, readNoise: 8 };

/** Stars on a jittered grid (no blends), fluxes over three decades. */
function gridOfStars(fwhmPixels: number): SimulatedStar[] {
  const uniform = seededRandom(17);
  return Array.from({ length: 100 }, (_, i) => ({
    x: 20 + 40 * (i % 10) + 10 * uniform() - 5,
    y: 20 + 40 * Math.floor(i / 10) + 10 * uniform() - 5,
    flux: 10 ** (2.6 + 2.6 * uniform()),
    fwhmPixels,
  }));
}

function opticalSnr({ flux, fwhmPixels }: SimulatedStar): number {
  const area = Math.PI * (1.5 * fwhmPixels) ** 2;
  return flux / Math.sqrt(flux + area * (optics.sky + optics.readNoise ** 2));
}

describe('detectStars', () => {
  for (const fwhmPixels of [1.6, 4, 7]) {
    it(`finds stars above SNR 15 where they are, and little else (FWHM ${fwhmPixels} px)`, () => {
      const truth = gridOfStars(fwhmPixels);
      const found = detectStars(simulateFrame({ ...optics, stars: truth, seed: 5 }));
      const nearest = (star: SimulatedStar) => Math.min(...found.map(({ x, y }) => Math.hypot(x - star.x, y - star.y)));
      const bright = truth.filter((star) => opticalSnr(star) > 15);
      const hits = bright.filter((star) => nearest(star) < 1);
      assert.ok(bright.length > 40 && hits.length >= 0.95 * bright.length, `${hits.length} of ${bright.length}`);
      const strangers = found.filter(({ x, y }) => truth.every((star) => Math.hypot(x - star.x, y - star.y) > 3));
      assert.ok(strangers.length <= 2, `${strangers.length} false`);
    });
  }

  it('measures width and place of a bright star', () => {
    const stars = [{ x: 200.3, y: 199.6, flux: 300_000, fwhmPixels: 5, beta: 8 }];
    const [star] = detectStars(simulateFrame({ ...optics, stars, seed: 5 }));
    assert.ok(star && Math.hypot(star.x - 200.3, star.y - 199.6) < 0.03, `${star?.x} ${star?.y}`);
    assert.ok(Math.abs(star.fwhmPixels - 5) < 0.4 && star.ellipticity < 0.03, `${star.fwhmPixels} ${star.ellipticity}`);
  });

  it('sees elongation', () => {
    const stars = [{ x: 200, y: 200, flux: 300_000, fwhmPixels: 5, beta: 8, elongation: 2 }];
    const [star] = detectStars(simulateFrame({ ...optics, stars, seed: 5 }));
    assert.ok(star && Math.abs(star.ellipticity - 0.5) < 0.07, `${star?.ellipticity}`);
  });

  it('takes neither hot pixels nor cosmic ray tracks for stars', () => {
    const image = simulateFrame({ ...optics, stars: [], seed: 6 });
    const uniform = seededRandom(7);
    for (let hit = 0; hit < 60; hit++) {
      const [x, y, angle] = [10 + 380 * uniform(), 10 + 380 * uniform(), Math.PI * uniform()];
      const length = hit % 2 ? 1 : 8 * uniform();
      const counts = 200 + 15_000 * uniform();
      for (let step = 0; step < length; step++) {
        const index = Math.floor(y + step * Math.sin(angle)) * SIZE + Math.floor(x + step * Math.cos(angle));
        image.pixels[index] = (image.pixels[index] ?? 0) + counts;
      }
    }
    const found = detectStars(image);
    assert.ok(found.length <= 2, `${found.length} of 60`);
  });

  it('reports raw peaks, saturation, brightest first, and only as many as asked', () => {
    const stars = [
      { x: 100, y: 100, flux: 20_000, fwhmPixels: 4 },
      { x: 300, y: 300, flux: 900_000, fwhmPixels: 4 },
      { x: 200, y: 100, flux: 60_000, fwhmPixels: 4 },
    ];
    const image = simulateFrame({ ...optics, stars, seed: null });
    const found = detectStars(image, { saturation: 10_000 });
    assert.deepEqual(
      found.map(({ x, saturated }) => [Math.round(x), saturated]),
      [
        [300, true],
        [200, false],
        [100, false],
      ],
    );
    assert.equal(found[0]?.peak, image.pixels.toSorted().at(-1));
    assert.deepEqual(detectStars(image, { saturation: 10_000, maxStars: 2 }), found.slice(0, 2));
    assert.equal(detectField(image, { maxStars: 2 }).found, found.length);
  });

  it('finds nothing in noise, evenness or NaN', () => {
    assert.ok(detectStars(simulateFrame({ ...optics, stars: [], seed: 1 })).length <= 1);
    assert.deepEqual(detectStars(simulateFrame({ ...optics, stars: [], seed: null })), []);
    const pixels = new Float32Array(SIZE * SIZE).fill(Number.NaN);
    assert.deepEqual(detectStars({ width: SIZE, height: SIZE, pixels }), []);
  });
});

describe('detectTwice', () => {
  const stars = gridOfStars(3);
  const image = simulateFrame({ ...optics, stars, seed: 11 });
  const plain = ({ sky, ...field }: DetectedField) => ({ level: sky.level, ...field });

  it.each([8, 10, 40])(
    'finds the stars of both thresholds as going over the frame for each does: %d sigma',
    (sigma) => {
      const { field, bright } = detectTwice(image, { higherSigma: sigma, maxStars: 20 });
      assert.deepEqual(plain(field), plain(detectField(image)));
      assert.deepEqual(plain(bright), plain(detectField(image, { thresholdSigma: sigma, maxStars: 20 })));
      assert.ok(bright.found > 10 && bright.found < field.found);
    },
  );

  it('gives what packing keeps to the last bit', () => {
    const saturation = 4000;
    const crowded = [...stars, ...stars.map((star) => ({ ...star, x: star.x + 6, flux: star.flux / 2 }))];
    const edge = { x: 399, y: 200, flux: 50_000, fwhmPixels: 4 };
    const field = detectField(simulateFrame({ ...optics, stars: [...crowded, edge], seed: 3 }), { saturation });
    for (const sign of ['saturated', 'blended', 'truncated'] as const)
      assert.ok(field.stars.some((star) => star[sign]) && field.stars.some((star) => !star[sign]), sign);
    assert.deepEqual(unpackField(packField(field)), { stars: field.stars, skyLevel: field.sky.level });
    assert.deepEqual(unpackField(packField({ ...field, stars: [] })).stars, []);
  });
});
