import type { CutOutCentre } from '../contract.js';

export interface CutOut {
  /** First column and row of the frame that are shown, 0-based. */
  x: number;
  y: number;
  /** Of the picture, in its own pixels. */
  width: number;
  height: number;
  /** How many columns and rows of the frame stand behind a pixel of the picture. */
  shrink: number;
}

export interface FrameSize {
  width: number;
  height: number;
}

export interface CutOutWish {
  centre: CutOutCentre;
  /** The most pixels a side. */
  size: number;
}

/**
 * Which part of a frame a picture shows: about a star pixel for pixel, moved so that it lies on the frame; or all of
 * the frame, shrunk.
 */
export function cutOut(frame: FrameSize, { centre, size }: CutOutWish, star: { x: number; y: number } | null): CutOut {
  if (centre === 'frame' || star === null) {
    const shrink = Math.max(1, Math.ceil(Math.max(frame.width, frame.height) / size));
    const [width, height] = [Math.floor(frame.width / shrink), Math.floor(frame.height / shrink)];
    return { x: 0, y: 0, width: Math.max(1, width), height: Math.max(1, height), shrink };
  }
  const [width, height] = [Math.min(size, frame.width), Math.min(size, frame.height)];
  const from = (place: number, shown: number, all: number) =>
    Math.min(Math.max(Math.round(place) - Math.floor(shown / 2), 0), all - shown);
  return { x: from(star.x, width, frame.width), y: from(star.y, height, frame.height), width, height, shrink: 1 };
}

/** Where a place of the frame lies on the picture; both count from the centre of their first pixel. */
export function placeOnPicture({ x, y, shrink }: CutOut, place: { x: number; y: number }): { x: number; y: number } {
  const onPicture = (from: number, at: number) => (at - from + 0.5) / shrink - 0.5;
  return { x: onPicture(x, place.x), y: onPicture(y, place.y) };
}
