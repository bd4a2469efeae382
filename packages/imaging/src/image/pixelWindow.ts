import type { Image, Point } from './image.js';

/** Columns and rows of an image, both ends included; empty when an end lies before its start. */
export interface PixelWindow {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** The pixels of the image that reach into the square of half-width `reach` about `centre`. */
export function windowAbout(image: Image, centre: Point, reach: number): PixelWindow {
  return {
    left: Math.max(0, Math.ceil(centre.x - reach - 0.5)),
    right: Math.min(image.width - 1, Math.floor(centre.x + reach + 0.5)),
    bottom: Math.max(0, Math.ceil(centre.y - reach - 0.5)),
    top: Math.min(image.height - 1, Math.floor(centre.y + reach + 0.5)),
  };
}

/** Whether a point lies on one of the image's pixels. */
export function onFrame(image: Image, { x, y }: Point): boolean {
  return x >= -0.5 && y >= -0.5 && x <= image.width - 0.5 && y <= image.height - 0.5;
}
