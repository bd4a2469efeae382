import type { FrameState, Stage } from '@wombat/proto/words';
import type { FrameCounts } from '../series.js';

/** GET /api/frames?night=&targetName=&filter= : every frame of the series, lost ones too. */
export interface FramesAnswer {
  counts: FrameCounts;
  frames: FrameFact[];
}

export interface FrameFact {
  /** Relative to the data root. */
  path: string;
  sha256: string;
  filename: string;
  /** As the table frame has it. */
  state: FrameState;
  /** That failed on it; '' where none did. */
  stage: Stage | '';
  reason: string;
  /** Middle of the exposure; null: not known. */
  jdUtc: number | null;
  exposureSeconds: number | null;
  fwhmPixels: number | null;
}

export const CUT_OUT_CENTRES = ['T1', 'frame'] as const;
export type CutOutCentre = (typeof CUT_OUT_CENTRES)[number];

/**
 * GET /api/frame?night=&targetName=&filter=&sha256=&size=&centre= : what lies on the picture GET /api/frame.png gives.
 */
export interface FrameAnswer {
  filename: string;
  facts: { name: string; value: string }[];
  stars: FrameStar[];
  /** What is wrong with the frame or with stars on it, those off the picture too. */
  flags: FrameFlag[];
  /** Pixels of the picture: aperture, inner and outer edge of the sky annulus. */
  radii: { aperture: number; inner: number; outer: number };
  /** Width and height of the picture. */
  width: number;
  height: number;
  /** Pixels of the picture for one of the frame. */
  scale: number;
}

export interface FrameFlag {
  short: string;
  /** A sentence. */
  long: string;
  /** Roles of the stars it is set on. */
  stars: string[];
}

export interface FrameStar {
  /** T1, T2, C3 .. */
  id: string;
  /** Pixels of the picture, the first row on top; whole numbers at the centres of pixels. */
  x: number;
  y: number;
  flags: string[];
}
