import type { Image } from '@wombat/imaging';
import type { work } from '@wombat/proto';
import { seededNormal, seededRandom } from '@wombat/random';
import { pixelToSky, type SolutionNumbers, wcsOfNumbers } from '@wombat/sky';

/** A frame with so many stars, as many of which, the brightest, are measured. */
export interface StarryFrame {
  image: Image;
  frame: work.FrameToMeasure;
  order: work.MeasureOrder;
}

const FWHM = 4;
const SIGMA = FWHM / 2.355;
const SKY = 500;
const SKY_NOISE = 22;
/** Stars are drawn, and kept from the edge, as far as this, pixels. */
const REACH = 12;
const EDGE = 30;
const SHOWN = 300;
/** Peaks go from this to a hundred times as much, counts. */
const FAINTEST_PEAK = 300;

/** Stars of a Gaussian profile on an even sky, the same to the pixel at every call. */
export function starryFrame(size: number, measured: number): StarryFrame {
  const random = seededRandom(1);
  const normal = seededNormal(2);
  const pixels = Float32Array.from({ length: size * size }, () => SKY + SKY_NOISE * normal());
  const within = () => EDGE + random() * (size - 2 * EDGE);
  const stars = Array.from({ length: Math.max(SHOWN, measured) }, () => ({
    ...{ x: within(), y: within() },
    peak: FAINTEST_PEAK * 10 ** (2 * random()),
  }));
  for (const star of stars) draw(pixels, size, star);
  const solution: SolutionNumbers = {
    ...{ crpixX: size / 2, crpixY: size / 2, raDegrees: 60, decDegrees: -16.5 },
    ...{ cd11: -3e-4, cd12: 0, cd21: 0, cd22: 3e-4, sip: undefined },
  };
  const brightest = stars.toSorted((a, b) => b.peak - a.peak).slice(0, measured);
  return {
    image: { width: size, height: size, pixels },
    frame: frameOf(solution),
    order: {
      reduction: { series: { night: '20240101', targetName: 'X', filter: 'V' }, revision: 1, attempt: 1 },
      frames: [],
      ladderPixels: [],
      radii: { starPixels: 1.5 * FWHM, skyInnerPixels: 3.6 * FWHM, skyOuterPixels: 5.5 * FWHM },
      stars: brightest.map((star, index) => ({ starId: `${index}`, ...pixelToSky(wcsOfNumbers(solution), star) })),
    },
  };
}

function draw(pixels: Float32Array, size: number, { x, y, peak }: { x: number; y: number; peak: number }): void {
  for (let row = Math.floor(y) - REACH; row <= y + REACH; row++)
    for (let column = Math.floor(x) - REACH; column <= x + REACH; column++) {
      const at = row * size + column;
      pixels[at] = (pixels[at] ?? 0) + peak * Math.exp(-((column - x) ** 2 + (row - y) ** 2) / (2 * SIGMA ** 2));
    }
}

function frameOf(solution: SolutionNumbers): work.FrameToMeasure {
  const camera = { gain: 1, readNoise: 5, saturation: 60_000, peakRangeLow: 0, peakRangeHigh: 60_000 };
  const times = { jdUtcStart: 2460310.5, jdUtcMid: 2460310.5005, site: undefined, fwhmPixels: FWHM };
  return { path: 'a.fits', product: 'a.fits', camera, ...times, solution: { ...solution, sip: undefined } };
}
