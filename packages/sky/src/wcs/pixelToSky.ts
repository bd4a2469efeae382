import type { SkyPosition } from '../angles/skyPosition.js';
import { distort } from './distortion.js';
import { deprojectFromTangentPlane } from './tangentPlane.js';
import { type Pixel, times } from './tanWcs.js';
import type { Wcs } from './wcs.js';

/** J2000 position of a 0-based pixel, fractions allowed; right ascension in [0, 360). */
export function pixelToSky(wcs: Wcs, pixel: Pixel): SkyPosition {
  const plane = planeOf(wcs, { x: pixel.x - wcs.crpixX, y: pixel.y - wcs.crpixY });
  return deprojectFromTangentPlane(wcs, { eastDegrees: plane.x, northDegrees: plane.y });
}

/** Degrees east and north on the tangent plane. */
function planeOf(wcs: Wcs, fromReference: Pixel): Pixel {
  switch (wcs.kind) {
    case 'TAN':
      return times(wcs.cd, fromReference);
    case 'SIP':
      return times(wcs.cd, distort(wcs.distortion, fromReference));
    case 'TPV':
      return distort(wcs.distortion, times(wcs.cd, fromReference));
  }
}
