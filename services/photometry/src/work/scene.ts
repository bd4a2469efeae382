import type { Image, Point, StarMeasurement } from '@wombat/imaging';
import type { work } from '@wombat/proto';
import type { FrameWcs } from '@wombat/sky';
import type { Neighbour } from '../adapters/lookedAtFrames.js';
import type { BadPixelMap } from '../domain/index.js';

/** A frame that is measured. */
export interface Scene {
  calibrated: Image;
  /** At least the rows of `rawRows`. */
  raw: Image;
  wcs: FrameWcs;
  detections: readonly Neighbour[];
  frame: work.FrameToMeasure;
  order: work.MeasureOrder;
  badPixels: readonly BadPixelMap[];
}

/** A star as it was measured, and where the plate solution puts it; null where that is not on the image. */
export interface PlacedStar {
  starId: string;
  placed: { expected: Point; measured: StarMeasurement } | null;
}

/** Of the apertures a frame's stars are measured in, pixels. */
export function largestRadius({ order }: Pick<Scene, 'order'>): number {
  return Math.max(order.radii.starPixels, ...order.ladderPixels);
}

/** A centroid may move this part of the aperture's radius from the catalogue place, at least two pixels. */
const SHIFT_PART = 0.6;
const SMALLEST_SHIFT = 2;

/** As far as this from where the plate solution puts it a star is measured, pixels. */
export function largestShift({ radii }: work.MeasureOrder): number {
  return Math.max(SMALLEST_SHIFT, SHIFT_PART * radii.starPixels);
}
