import type { SkyPosition } from './skyPosition.js';
import { deprojectFromTangentPlane } from './tangentPlane.js';
import type { Pixel, TanWcs } from './tanWcs.js';

/** J2000 position of a 0-based pixel, fractions allowed; right ascension in [0, 360). */
export function pixelToSky(wcs: TanWcs, pixel: Pixel): SkyPosition {
  const [cd11, cd12, cd21, cd22] = wcs.cd;
  const dx = pixel.x - wcs.crpixX;
  const dy = pixel.y - wcs.crpixY;
  return deprojectFromTangentPlane(wcs, {
    eastDegrees: cd11 * dx + cd12 * dy,
    northDegrees: cd21 * dx + cd22 * dy,
  });
}
