import type { NightPlan } from '../nights/nightPlan.js';

/** Focal length that gives the plan's scale with the camera's pixels. */
export function focalLengthMillimetres({ pixelScaleArcsec, camera }: NightPlan): number {
  return (206.264806 * camera.pixelSizeMicrons) / pixelScaleArcsec;
}
