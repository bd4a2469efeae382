import type { Image, Point } from '../image/image.js';
import { windowAbout } from '../image/pixelWindow.js';
import { sectorOf, unevenness } from './unevenness.js';

export interface ApertureRadii {
  readonly starPixels: number;
  readonly skyInnerPixels: number;
  readonly skyOuterPixels: number;
}

export interface SkyEstimate {
  /** Mean of the kept pixels, counts per pixel. */
  readonly level: number;
  /** Population standard deviation of the kept pixels. */
  readonly sigma: number;
  /** Kept pixels (AstroImageJ's N_Sky_Pixels). */
  readonly count: number;
}

const CLIP_SIGMA = 2;
const SETTLED_COUNTS = 1e-4;
const MAX_PASSES = 100;
const NO_SKY: SkyEstimate = { level: 0, sigma: 0, count: 0 };

/**
 * Sky of an annulus as AstroImageJ's Photometer with star removal: whole pixels with inner <= r <= outer, those without
 * a value (NaN, infinite) left out; the mean of all, then again and again the mean of those of the FULL set within 2
 * population sigma of the last mean, until it changes by less than 1e-4 counts (100 passes at most). Annulus without
 * width: level 0, count 0. Annulus without a pixel to measure: level NaN, count 0.
 */
export function annulusSky(image: Image, centre: Point, radii: ApertureRadii): SkyEstimate {
  if (radii.skyOuterPixels <= radii.skyInnerPixels) return NO_SKY;
  return clippedSky(annulusPixels(image, centre, radii).values);
}

/** The same, and by how much it differs about the star (`unevenness`), counts per pixel. */
export function annulusSkyWithUnevenness(
  image: Image,
  centre: Point,
  radii: ApertureRadii,
): SkyEstimate & { readonly unevenness: number } {
  if (radii.skyOuterPixels <= radii.skyInnerPixels) return { ...NO_SKY, unevenness: Number.NaN };
  const { values, sectors } = annulusPixels(image, centre, radii);
  const sky = clippedSky(values);
  return { ...sky, unevenness: unevenness(values, sectors, sky.sigma) };
}

function clippedSky(values: Float64Array): SkyEstimate {
  let sky = statistics(values, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  if (!(sky.sigma > 0)) return sky;
  for (let pass = 1; pass < MAX_PASSES; pass++) {
    const next = statistics(values, sky.level - CLIP_SIGMA * sky.sigma, sky.level + CLIP_SIGMA * sky.sigma);
    const change = Math.abs(next.level - sky.level);
    sky = next;
    if (change < SETTLED_COUNTS || !(sky.sigma > 0)) break;
  }
  return sky;
}

/** The pixels of an annulus with a value, row by row, and the eighth of the circle each lies in. */
function annulusPixels(image: Image, centre: Point, radii: ApertureRadii) {
  const { left, right, bottom, top } = windowAbout(image, centre, radii.skyOuterPixels);
  const values = new Float64Array(Math.max(0, right - left + 1) * Math.max(0, top - bottom + 1));
  const sectors = new Uint8Array(values.length);
  const inner = radii.skyInnerPixels * radii.skyInnerPixels;
  const outer = radii.skyOuterPixels * radii.skyOuterPixels;
  let count = 0;
  for (let y = bottom; y <= top; y++) {
    for (let x = left; x <= right; x++) {
      const [dx, dy] = [x - centre.x, y - centre.y];
      const distance = dx * dx + dy * dy;
      if (distance < inner || distance > outer) continue;
      const value = image.pixels[y * image.width + x] as number;
      if (!Number.isFinite(value)) continue;
      sectors[count] = sectorOf(dx, dy);
      values[count++] = value;
    }
  }
  return { values: values.subarray(0, count), sectors: sectors.subarray(0, count) };
}

function statistics(values: Float64Array, low: number, high: number): SkyEstimate {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value < low || value > high) continue;
    sum += value;
    count++;
  }
  if (count === 0) return { level: Number.NaN, sigma: Number.NaN, count: 0 };
  const level = sum / count;
  let squares = 0;
  for (const value of values) if (value >= low && value <= high) squares += (value - level) ** 2;
  return { level, sigma: Math.sqrt(squares / count), count };
}
