import type { Image, Point } from '../image/image.js';
import { windowAbout } from '../image/pixelWindow.js';
import { circleOverlap } from './circleOverlap.js';

/** A pixel counts for the peak when more than this much of its area is inside the aperture (AstroImageJ Photometer). */
export const PEAK_AREA = 0.01;

export interface ApertureSum {
  /** Sum of pixel value * area inside, sky included; counts. */
  readonly sum: number;
  /** Sum of the areas (AstroImageJ's N_Src_Pixels): pi r^2 less what is NaN or off the frame. */
  readonly area: number;
  /** Largest pixel value, sky included, among those with more than 1 % of their area inside; NaN when there is none. */
  readonly peak: number;
  /** Pixels without a value, NaN or infinite, that touch the aperture; they are skipped. */
  readonly nanPixels: number;
}

/** Sum in a circle with exact pixel overlap, row by row. Method: AstroImageJ Photometer, "exact". */
export function apertureSum(image: Image, centre: Point, radiusPixels: number): ApertureSum {
  const { left, right, bottom, top } = windowAbout(image, centre, radiusPixels);
  let sum = 0;
  let area = 0;
  let peak = Number.NaN;
  let nanPixels = 0;
  for (let y = bottom; y <= top; y++) {
    for (let x = left; x <= right; x++) {
      const weight = circleOverlap(x - centre.x, y - centre.y, radiusPixels);
      if (weight === 0) continue;
      const value = image.pixels[y * image.width + x] as number;
      if (!Number.isFinite(value)) {
        nanPixels++;
        continue;
      }
      sum += weight * value;
      area += weight;
      if (weight > PEAK_AREA && !(peak >= value)) peak = value;
    }
  }
  return { sum, area, peak, nanPixels };
}
