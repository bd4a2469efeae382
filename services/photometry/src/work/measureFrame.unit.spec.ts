import assert from 'node:assert/strict';
import type { Image } from '@wombat/imaging';
import type { work } from '@wombat/proto';
import { pixelToSky, type SolutionNumbers, wcsOfNumbers } from '@wombat/sky';
import { flagNames, isMeasured, starOfFact } from '../domain/index.js';
import { measureFrame } from './measureFrame.js';

const [width, height] = [400, 300];
const solution: SolutionNumbers = {
  ...{ crpixX: 199.5, crpixY: 149.5, raDegrees: 60, decDegrees: -16.5, cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4 },
  sip: { a: [{ coefficient: 2e-4, x: 2, y: 0 }], b: [{ coefficient: 1.5e-4, x: 1, y: 1 }] },
};
const PIXELS = [
  { x: 199.8, y: 150.3 },
  { x: 30.4, y: 25.6 },
  { x: 370.2, y: 270.9 },
];

/** Gaussian stars on an even sky, as bright as each other. */
function image(): Image {
  const pixels = new Float32Array(width * height).fill(100);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const at of PIXELS) {
        const square = (x - at.x) ** 2 + (y - at.y) ** 2;
        if (square < 200) pixels[y * width + x] = (pixels[y * width + x] ?? 0) + 2000 * Math.exp(-square / 4);
      }
  return { width, height, pixels };
}

const order: work.MeasureOrder = {
  reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
  frames: [],
  ladderPixels: [],
  radii: { starPixels: 6, skyInnerPixels: 10, skyOuterPixels: 16 },
  stars: PIXELS.map((pixel, index) => ({ starId: `${index}`, ...pixelToSky(wcsOfNumbers(solution), pixel) })),
};

function frame(placedBy: SolutionNumbers): work.FrameToMeasure {
  const camera = { gain: 1, readNoise: 5, saturation: 60_000, peakRangeLow: 0, peakRangeHigh: 60_000 };
  const times = { jdUtcStart: 2460310.5, jdUtcMid: 2460310.5005, site: undefined, fwhmPixels: 3.3 };
  return { path: 'a.fits', product: 'a.fits', camera, ...times, solution: { ...placedBy, sip: placedBy.sip } };
}

describe('stars of a distorted frame', () => {
  it('are measured where the distortion puts them, corner to corner', () => {
    const stars = measureFrame(image(), image(), frame(solution), order).stars.map(starOfFact);
    for (const [index, star] of stars.entries()) {
      const at = PIXELS[index];
      assert.ok(at !== undefined && Math.hypot(star.x - at.x, star.y - at.y) < 0.1, JSON.stringify({ at, star }));
      assert.equal(star.flags, 0);
    }
    const nets = stars.map(({ net }) => net);
    assert.ok(Math.max(...nets) / Math.min(...nets) < 1.01, `${nets}`);
  });

  it('are missed at the corners without it', () => {
    const { stars } = measureFrame(image(), image(), frame({ ...solution, sip: undefined }), order);
    const [middle, first, last] = stars;
    assert.ok(middle !== undefined && first !== undefined && last !== undefined);
    assert.equal(middle.flags, 0);
    assert.ok(first.flags !== 0 && last.flags !== 0);
  });
});

describe('a star with pixels that have no value', () => {
  const straight = { ...solution, sip: undefined };
  const [middle] = PIXELS;
  assert.ok(middle);
  const target = { ...order, stars: [{ starId: 'target', ...pixelToSky(wcsOfNumbers(straight), middle) }] };
  /** The target on a frame with a hole at these offsets from it. */
  const measured = (isHole: (dx: number, dy: number) => boolean) => {
    const whole = image();
    const pixels = whole.pixels.map((value, i) =>
      isHole((i % width) - 200, Math.floor(i / width) - 150) ? Number.NaN : value,
    );
    const [star] = measureFrame({ ...whole, pixels }, whole, frame(straight), target).stars;
    assert.ok(star);
    return starOfFact(star);
  };
  const plain = measured(() => false);

  it('is flagged where they are in its aperture, be it one pixel, its wing, or a column through it', () => {
    assert.deepEqual(flagNames(plain.flags), []);
    const holes: ((dx: number, dy: number) => boolean)[] = [
      (dx, dy) => dx === 0 && dy === 0,
      (dx, dy) => dx >= 3 && dx <= 5 && Math.abs(dy) < 2,
      (dx) => dx === 1,
      (_, dy) => dy === -2,
    ];
    for (const isHole of holes) assert.ok(flagNames(measured(isHole).flags).includes('withoutValue'));
  });

  it('is measured as ever where they are in its annulus', () => {
    const star = measured((dx, dy) => dx >= 11 && dx <= 14 && Math.abs(dy) < 10);
    assert.deepEqual(flagNames(star.flags), []);
    assert.ok(Math.abs(star.net / plain.net - 1) < 1e-3, `${star.net} for ${plain.net}`);
  });

  it('is not measured where none has one, and that is not said to be beyond the image', () => {
    const star = measured(() => true);
    assert.equal(isMeasured(star), false);
    assert.deepEqual(flagNames(star.flags), ['withoutValue']);
  });
});

describe('a sharp pixel beside the middle of a star', () => {
  const straight = { ...solution, sip: undefined };
  const stars = PIXELS.map((pixel, index) => ({ starId: `${index}`, ...pixelToSky(wcsOfNumbers(straight), pixel) }));
  const struck = image();
  struck.pixels[154 * width + 202] = (struck.pixels[154 * width + 202] ?? 0) + 3000;

  it('is told of that star, with place and light, and of no other', () => {
    const told = measureFrame(struck, struck, frame(straight), { ...order, stars, ladderPixels: [3, 8] }).stars;
    const [[pixel, ...more] = [], ...others] = told.map(({ sharpPixels }) => sharpPixels);
    assert.ok(pixel !== undefined && pixel.sigmas > 10, JSON.stringify(told));
    assert.deepEqual([pixel.x, pixel.y, more, others], [202, 154, [], [[], []]]);
    assert.ok(Math.abs(pixel.excess - 3000) < 100, `${pixel.excess}`);
  });
});

describe('a star with a raw pixel the camera does not count in full', () => {
  const told = (camera: Partial<work.Camera>) => {
    const placed = frame({ ...solution });
    const seen = { ...placed, camera: { ...placed.camera, ...camera } };
    return measureFrame(image(), image(), seen, { ...order, ladderPixels: [0.4] }).stars.map(({ flags }) =>
      flagNames(flags),
    );
  };

  it('is flagged nonlinear, and saturated in its place where it is that', () => {
    assert.deepEqual(told({ linearTo: 1500 }), [['nonlinear'], ['nonlinear'], ['nonlinear']]);
    assert.deepEqual(told({ linearTo: 1500, saturation: 1900 }), [['saturated'], ['saturated'], ['saturated']]);
  });

  it('is not flagged below the limit, nor where none is told', () => {
    assert.deepEqual(told({ linearTo: 2500 }), [[], [], []]);
    assert.deepEqual(told({}), [[], [], []]);
  });
});

describe('the error of a star', () => {
  const errors = (camera: Partial<work.Camera>) => {
    const placed = frame({ ...solution });
    const seen = { ...placed, camera: { ...placed.camera, ...camera } };
    return measureFrame(image(), image(), seen, order).stars.map(({ error }) => error ?? Number.NaN);
  };

  it('holds the noise of the dark current as it holds that of reading: of so many electrons the root', () => {
    const [plain, dark, read] = [errors({}), errors({ darkElectrons: 56 }), errors({ readNoise: 9 })];
    assert.deepEqual(dark, read);
    for (const [index, error] of dark.entries()) assert.ok(error > (plain[index] ?? Number.NaN));
  });

  it('is told with the noise it holds, so that it can be taken apart', () => {
    const placed = frame({ ...solution });
    const told = (camera: Partial<work.Camera>) =>
      measureFrame(image(), image(), { ...placed, camera: { ...placed.camera, ...camera } }, order);
    const dark = told({ readNoise: 9, darkElectrons: 56 });
    assert.deepEqual([dark.readNoise, dark.darkElectrons], [9, 56]);
    assert.equal(told({ readNoise: 9 }).darkElectrons, undefined);
  });
});

describe('a star on bad pixels of the masters', () => {
  const [at] = PIXELS;
  assert.ok(at);
  const flagged = (pixel: { x: number; y: number; excess: number }, scale = 1) => {
    const pixels = {
      ...{ width, height, places: Int32Array.of(5, pixel.y * width + pixel.x, width * height - 1) },
      excesses: Float32Array.of(Infinity, pixel.excess, Infinity),
    };
    const told = measureFrame(image(), image(), frame(solution), order, [{ pixels, scale }]).stars;
    return told.map(({ flags }) => flagNames(flags).includes('badPixel'));
  };

  it('is flagged where one does not answer to light, and no other star is', () => {
    assert.deepEqual(flagged({ x: 203, y: 152, excess: Infinity }), [true, false, false]);
    assert.deepEqual(flagged({ x: 203, y: 158, excess: Infinity }), [false, false, false]);
  });

  it('is flagged where more was taken off a hot one than three errors of the star, by what the dark was multiplied by', () => {
    const [{ error = Number.NaN } = {}] = measureFrame(image(), image(), frame(solution), order).stars;
    const hot = { x: 200, y: 150, excess: 2 * error };
    assert.deepEqual([flagged(hot)[0], flagged(hot, 2)[0]], [false, true]);
  });
});
