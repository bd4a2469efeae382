import type { Image, Point } from '../image/image.js';
import { windowAbout } from '../image/pixelWindow.js';
import { type ApertureSum, PEAK_AREA } from './apertureSum.js';
import { circleOverlap } from './circleOverlap.js';

/** How far the corners of a pixel lie from its centre. */
const HALF_DIAGONAL = Math.SQRT1_2;

/**
 * `apertureSum` in circles of many radii about one centre, by one pass over the pixels of the largest. A pixel that
 * lies whole in a circle lies whole in all larger ones: it is counted once, with the smallest of them, and handed on at
 * the end. Only pixels an edge may cut are worked out circle by circle. Equal to `apertureSum` but for rounding. Radii
 * in pixels, each larger than the one before; anything else is a RangeError.
 */
export function apertureSums(image: Image, centre: Point, radiiPixels: readonly number[]): ApertureSum[] {
  if (radiiPixels.some((radius, index) => !(radius > (radiiPixels[index - 1] ?? 0))))
    throw new RangeError(`radii must grow, unlike ${radiiPixels.join(', ')}`);
  const count = radiiPixels.length;
  const farthestTouched = squares(radiiPixels, HALF_DIAGONAL);
  const farthestWhole = squares(radiiPixels, -HALF_DIAGONAL);
  const cut = noSums(count);
  const whole = noSums(count);
  const { left, right, bottom, top } = windowAbout(image, centre, radiiPixels.at(-1) ?? 0);
  for (let y = bottom; y <= top; y++) {
    const dy = y - centre.y;
    for (let x = left; x <= right; x++) {
      const dx = x - centre.x;
      const square = dx * dx + dy * dy;
      let index = 0;
      while (index < count && square >= (farthestTouched[index] as number)) index++;
      if (index === count) continue;
      const value = image.pixels[y * image.width + x] as number;
      for (; index < count && square > (farthestWhole[index] as number); index++)
        add(cut, index, value, circleOverlap(dx, dy, radiiPixels[index] as number));
      if (index < count) add(whole, index, value, 1);
    }
  }
  return handedOn(whole, cut);
}

interface Sums {
  readonly sum: Float64Array;
  readonly area: Float64Array;
  readonly peak: Float64Array;
  readonly nanPixels: Float64Array;
}

function noSums(count: number): Sums {
  return {
    sum: new Float64Array(count),
    area: new Float64Array(count),
    peak: new Float64Array(count).fill(Number.NEGATIVE_INFINITY),
    nanPixels: new Float64Array(count),
  };
}

/** Squares of the radii that much larger; -1, which no distance reaches, where nothing is left of one. */
function squares(radii: readonly number[], larger: number): Float64Array {
  return Float64Array.from(radii, (radius) => (radius + larger > 0 ? (radius + larger) ** 2 : -1));
}

function add({ sum, area, peak, nanPixels }: Sums, index: number, value: number, weight: number): void {
  if (weight === 0) return;
  if (!Number.isFinite(value)) {
    nanPixels[index] = (nanPixels[index] as number) + 1;
    return;
  }
  sum[index] = (sum[index] as number) + weight * value;
  area[index] = (area[index] as number) + weight;
  if (weight > PEAK_AREA && value > (peak[index] as number)) peak[index] = value;
}

/** Each circle has what lies whole in it and in all smaller ones, and what its own edge cuts. */
function handedOn(whole: Sums, cut: Sums): ApertureSum[] {
  let [sum, area, peak, nanPixels] = [0, 0, Number.NEGATIVE_INFINITY, 0];
  return Array.from(cut.sum, (cutSum, index) => {
    sum += whole.sum[index] as number;
    area += whole.area[index] as number;
    nanPixels += whole.nanPixels[index] as number;
    peak = Math.max(peak, whole.peak[index] as number);
    const highest = Math.max(peak, cut.peak[index] as number);
    return {
      sum: sum + cutSum,
      area: area + (cut.area[index] as number),
      peak: highest === Number.NEGATIVE_INFINITY ? Number.NaN : highest,
      nanPixels: nanPixels + (cut.nanPixels[index] as number),
    };
  });
}
