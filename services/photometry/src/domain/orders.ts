import type { ApertureRadii, Reduction, TanSolution } from '@wombat/proto';

/** What workers need to know of the camera. */
export interface CameraFacts {
  gain: number;
  readNoise: number;
  saturation: number | null;
  peakRange: [number, number];
}

export interface FrameToProfile {
  path: string;
  product: string;
  camera: CameraFacts;
}

export interface ProfileOrder {
  [key: string]: unknown;
  reduction: Reduction;
  frames: FrameToProfile[];
}

export interface FrameToMeasure extends FrameToProfile {
  solution: TanSolution;
  jdUtcStart: number;
  jdUtcMid: number;
  site: { latitude: number; longitude: number; elevation: number } | null;
  fwhmPixels: number;
}

export interface StarToMeasure {
  starId: string;
  raDegrees: number;
  decDegrees: number;
}

export interface MeasureOrder {
  [key: string]: unknown;
  reduction: Reduction;
  radii: ApertureRadii;
  /** The target first. */
  stars: StarToMeasure[];
  frames: FrameToMeasure[];
}
