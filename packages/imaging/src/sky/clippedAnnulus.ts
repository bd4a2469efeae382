import type { Image, Point } from '../image/image.js';
import { windowAbout } from '../image/pixelWindow.js';
import { scratch } from '../image/scratch.js';
import { medianInPlace } from '../statistics/median.js';
import type { ApertureRadii, SkyEstimate } from './annulusSky.js';

const CLIP_SIGMA = 3;
const CLIP_ROUNDS = 5;

/**
 * Sky of an annulus as most Python programs take it: whole pixels with inner <= r < outer, NaN left out, clipped at 3
 * population sigma about the median up to 5 times; `level` is the median of the rest, `sigma` its standard deviation.
 * Without a pixel to measure: level and sigma NaN, count 0.
 */
export function clippedAnnulus(image: Image, centre: Point, radii: ApertureRadii): SkyEstimate {
  const { left, right, bottom, top } = windowAbout(image, centre, radii.skyOuterPixels);
  const values = scratch(Math.max(0, right - left + 1) * Math.max(0, top - bottom + 1));
  const inner = radii.skyInnerPixels * radii.skyInnerPixels;
  const outer = radii.skyOuterPixels * radii.skyOuterPixels;
  let count = 0;
  for (let y = bottom; y <= top; y++) {
    for (let x = left; x <= right; x++) {
      const distance = (x - centre.x) ** 2 + (y - centre.y) ** 2;
      if (!(distance >= inner && distance < outer)) continue;
      const value = image.pixels[y * image.width + x] as number;
      if (!Number.isNaN(value)) values[count++] = value;
    }
  }
  return clipped(values.subarray(0, count));
}

/** Reorders the values. */
function clipped(values: Float64Array): SkyEstimate {
  let kept = values;
  for (let round = 0; ; round++) {
    const level = medianInPlace(kept);
    const sigma = populationStd(kept);
    if (round === CLIP_ROUNDS) return { level, sigma, count: kept.length };
    const next = within(kept, level - CLIP_SIGMA * sigma, level + CLIP_SIGMA * sigma);
    if (next.length === kept.length || next.length === 0) return { level, sigma, count: kept.length };
    kept = next;
  }
}

/** The values within the bounds, moved to the front. */
function within(values: Float64Array, lowest: number, highest: number): Float64Array {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value >= lowest && value <= highest) values[count++] = value;
  }
  return values.subarray(0, count);
}

function populationStd(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] as number) - mean) ** 2;
  return Math.sqrt(squares / values.length);
}
