import type { DetectedStar, Image, Point, StarMeasurement } from '@wombat/imaging';
import type { work } from '@wombat/proto';
import type { FrameWcs } from '@wombat/sky';
import type { BadPixelMap } from '../domain/index.js';

/** A frame that is measured. */
export interface Scene {
  calibrated: Image;
  raw: Image;
  wcs: FrameWcs;
  detections: readonly DetectedStar[];
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
export function largestRadius({ order }: Scene): number {
  return Math.max(order.radii.starPixels, ...order.ladderPixels);
}
