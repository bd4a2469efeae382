import type { SkyPosition } from './skyPosition.js';
import { projectToTangentPlane } from './tangentPlane.js';
import type { Pixel, TanWcs } from './tanWcs.js';
import { determinant } from './tanWcs.js';

/** 0-based pixel of a position, on the frame or off it; null when it lies 90 degrees or more from the tangent point. */
export function skyToPixel(wcs: TanWcs, position: SkyPosition): Pixel | null {
  const plane = projectToTangentPlane(wcs, position);
  if (plane === null) return null;
  const [cd11, cd12, cd21, cd22] = wcs.cd;
  const det = determinant(wcs.cd);
  return {
    x: wcs.crpixX + (cd22 * plane.eastDegrees - cd12 * plane.northDegrees) / det,
    y: wcs.crpixY + (cd11 * plane.northDegrees - cd21 * plane.eastDegrees) / det,
  };
}
