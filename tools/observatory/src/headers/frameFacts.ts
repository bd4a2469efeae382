import type { Camera, Site } from '../nights/nightPlan.js';
import type { Horizontal } from '../scene/skyPosition.js';

export type FrameKind = 'bias' | 'dark' | 'flat' | 'light';

/** What a camera program knows of a frame when it writes the header. */
export interface FrameFacts {
  kind: FrameKind;
  startMilliseconds: number;
  exposureSeconds: number;
  filter: string | null;
  objectName: string;
  /** Where the mount believes to point, J2000; only for lights. */
  pointing: { raDegrees: number; decDegrees: number; horizontal: Horizontal } | null;
  /** True after the meridian flip. */
  flipped: boolean;
  camera: Camera;
  focalLengthMillimetres: number;
  site: Site;
}
