import type { SkyPosition } from '../angles/skyPosition.js';
import { undistort } from './distortion.js';
import { projectToTangentPlane } from './tangentPlane.js';
import { type Pixel, solve } from './tanWcs.js';
import type { Wcs } from './wcs.js';

/**
 * 0-based pixel of a position, on the frame or off it; null when it lies 90 degrees or more from the tangent point, or
 * so far off the frame that its distortion leads nowhere.
 */
export function skyToPixel(wcs: Wcs, position: SkyPosition): Pixel | null {
  const plane = projectToTangentPlane(wcs, position);
  if (plane === null) return null;
  const fromReference = fromPlane(wcs, { x: plane.eastDegrees, y: plane.northDegrees });
  return fromReference && { x: wcs.crpixX + fromReference.x, y: wcs.crpixY + fromReference.y };
}

/** The inverse of the steps of `pixelToSky`. */
function fromPlane(wcs: Wcs, plane: Pixel): Pixel | null {
  switch (wcs.kind) {
    case 'TAN':
      return solve(wcs.cd, plane);
    case 'SIP':
      return undistort(wcs.distortion, solve(wcs.cd, plane));
    case 'TPV': {
      const straight = undistort(wcs.distortion, plane);
      return straight && solve(wcs.cd, straight);
    }
  }
}
