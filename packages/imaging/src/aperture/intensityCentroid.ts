import type { Image, Point } from '../image/image.js';
import { scratch } from '../image/scratch.js';
import { medianInPlace } from '../statistics/median.js';

const BOX_HALF = 32;
const ROUNDS = 3;

/**
 * Intensity centroid: the mean place within `radiusPixels`, weighted by what the pixels have above the median of the
 * square of 65 pixels about the rounded start; three rounds, each about the place before. Only what lies within that
 * square and on the image counts, NaN pixels do not. Null where nothing is above the median.
 */
export function intensityCentroid(image: Image, start: Point, radiusPixels: number): Point | null {
  const left = Math.max(0, Math.round(start.x) - BOX_HALF);
  const right = Math.min(image.width - 1, Math.round(start.x) + BOX_HALF);
  const bottom = Math.max(0, Math.round(start.y) - BOX_HALF);
  const top = Math.min(image.height - 1, Math.round(start.y) + BOX_HALF);
  if (!(right >= left && top >= bottom)) return null;
  const level = boxMedian(image, { left, right, bottom, top });
  let place: Point = { x: start.x, y: start.y };
  for (let round = 0; round < ROUNDS; round++) {
    const next = weightedMean(image, { left, right, bottom, top }, { place, radiusPixels, level });
    if (next === null) return null;
    place = next;
  }
  return place;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

function boxMedian({ pixels, width }: Image, { left, right, bottom, top }: Box): number {
  const values = scratch((right - left + 1) * (top - bottom + 1));
  let count = 0;
  for (let y = bottom; y <= top; y++) {
    for (let i = y * width + left; i <= y * width + right; i++) {
      const value = pixels[i] as number;
      if (!Number.isNaN(value)) values[count++] = value;
    }
  }
  return medianInPlace(values.subarray(0, count));
}

interface Weighting {
  readonly place: Point;
  readonly radiusPixels: number;
  readonly level: number;
}

function weightedMean({ pixels, width }: Image, box: Box, { place, radiusPixels, level }: Weighting): Point | null {
  const reach = radiusPixels * radiusPixels;
  let light = 0;
  let sumX = 0;
  let sumY = 0;
  const top = Math.min(box.top, Math.floor(place.y + radiusPixels));
  const right = Math.min(box.right, Math.floor(place.x + radiusPixels));
  for (let y = Math.max(box.bottom, Math.ceil(place.y - radiusPixels)); y <= top; y++) {
    for (let x = Math.max(box.left, Math.ceil(place.x - radiusPixels)); x <= right; x++) {
      const weight = (pixels[y * width + x] as number) - level;
      if (!(weight > 0) || (x - place.x) ** 2 + (y - place.y) ** 2 > reach) continue;
      light += weight;
      sumX += weight * x;
      sumY += weight * y;
    }
  }
  return light > 0 ? { x: sumX / light, y: sumY / light } : null;
}
