import type { FrameSize } from '../picture/cutOut.js';

/** On a picture. */
export interface Box extends FrameSize {
  left: number;
  top: number;
}

/** Pixels both cover. */
export function overlapArea(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

/** Pixels of a box that lie off a picture. */
export function outsideArea(box: Box, picture: FrameSize): number {
  return box.width * box.height - overlapArea(box, { left: 0, top: 0, ...picture });
}
