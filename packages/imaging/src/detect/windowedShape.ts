import type { Image, Point } from '../image/image.js';
import { windowAbout } from '../image/pixelWindow.js';

export interface WindowedShape extends Point {
  /** 2.3548 times the geometric mean of the axes' sigmas. */
  readonly fwhmPixels: number;
  /** 1 - shorter / longer axis. */
  readonly ellipticity: number;
}

export interface WindowStart {
  /** At the start. */
  readonly skyLevel: number;
  /** Counts per pixel along x and y. Default: the sky is even. */
  readonly skySlope?: Point;
  /** First guess of the star's sigma, pixels. */
  readonly sigmaPixels: number;
  /** The centre may move this far. */
  readonly maxShiftPixels: number;
}

const FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));
const MAX_ROUNDS = 30;
const SETTLED = 1e-3;
const REACH_SIGMAS = 4;
const SMALLEST_SIGMA = 0.5;
const LARGEST_GROWTH = 4;
const EVEN: Point = { x: 0, y: 0 };

/**
 * Centre and shape under a round Gaussian window that is matched to the star as it goes (adaptive moments; the centre
 * as SExtractor's XWIN): unbiased for a Gaussian star whatever its footprint, little moved by faint neighbours. The
 * pixel's own width is part of the shape. null where there is no light, it runs away or does not settle on a shape.
 */
export function windowedShape(image: Image, start: Point, options: WindowStart): WindowedShape | null {
  let place = { x: start.x, y: start.y };
  const { skyLevel, skySlope = EVEN } = options;
  let sigma = options.sigmaPixels;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const rise = skySlope.x * (place.x - start.x) + skySlope.y * (place.y - start.y);
    const sums = windowSums(image, place, { sigma, skyLevel: skyLevel + rise, skySlope });
    const star = sums && withoutWindow(sums, sigma);
    if (!star) return null;
    place = { x: place.x + 2 * sums.dx, y: place.y + 2 * sums.dy };
    if (Math.hypot(place.x - start.x, place.y - start.y) > options.maxShiftPixels) return null;
    const next = Math.sqrt(star.major * star.minor);
    if (next > LARGEST_GROWTH * options.sigmaPixels) return null;
    const settled = Math.hypot(sums.dx, sums.dy) < SETTLED && Math.abs(next / sigma - 1) < SETTLED;
    sigma = Math.max(next, SMALLEST_SIGMA);
    if (settled || round === MAX_ROUNDS - 1) {
      return { ...place, fwhmPixels: FWHM_PER_SIGMA * next, ellipticity: 1 - star.minor / star.major };
    }
  }
  return null;
}

interface WindowSums {
  /** Weighted mean offset from the window's centre. */
  readonly dx: number;
  readonly dy: number;
  /** Second moments about that mean. */
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

function windowSums(
  image: Image,
  centre: Point,
  { sigma, skyLevel, skySlope }: { sigma: number; skyLevel: number; skySlope: Point },
): WindowSums | null {
  const { pixels, width } = image;
  const { left, right, bottom, top } = windowAbout(image, centre, Math.ceil(REACH_SIGMAS * sigma));
  let light = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumYY = 0;
  let sumXY = 0;
  const narrowing = -0.5 / (sigma * sigma);
  const alongX = new Float64Array(Math.max(0, right - left + 1));
  for (let x = left; x <= right; x++) alongX[x - left] = Math.exp(narrowing * (x - centre.x) ** 2);
  for (let y = bottom; y <= top; y++) {
    const dy = y - centre.y;
    const rowLevel = skyLevel + skySlope.y * dy;
    const alongY = Math.exp(narrowing * dy * dy);
    const row = y * width;
    for (let x = left; x <= right; x++) {
      const dx = x - centre.x;
      const value = (pixels[row + x] as number) - (rowLevel + skySlope.x * dx);
      if (Number.isNaN(value)) continue;
      const weighted = value * alongY * (alongX[x - left] as number);
      light += weighted;
      sumX += weighted * dx;
      sumY += weighted * dy;
      sumXX += weighted * dx * dx;
      sumYY += weighted * dy * dy;
      sumXY += weighted * dx * dy;
    }
  }
  if (!(light > 0)) return null;
  const dx = sumX / light;
  const dy = sumY / light;
  return { dx, dy, xx: sumXX / light - dx * dx, yy: sumYY / light - dy * dy, xy: sumXY / light - dx * dy };
}

/**
 * Sigmas of the star itself: the inverse of its covariance is that of the product with the window less the window's.
 */
function withoutWindow({ xx, yy, xy }: WindowSums, sigma: number): { major: number; minor: number } | null {
  const determinant = xx * yy - xy * xy;
  if (!(xx > 0 && determinant > 0)) return null;
  const mean = (xx + yy) / (2 * determinant) - 1 / (sigma * sigma);
  const spread = Math.hypot((xx - yy) / 2, xy) / determinant;
  if (!(mean - spread > 0)) return null;
  return { major: 1 / Math.sqrt(mean - spread), minor: 1 / Math.sqrt(mean + spread) };
}
