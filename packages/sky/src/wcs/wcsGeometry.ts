import { ARCSECONDS_PER_DEGREE, degrees } from '../angles/angle.js';
import { determinant, type LinearWcs, type Pixel, solve } from './tanWcs.js';

/** Arcseconds per pixel: square root of the area of a pixel at the tangent point, without distortion. */
export function pixelScaleArcsec(wcs: LinearWcs): number {
  return Math.sqrt(Math.abs(determinant(wcs.cd))) * ARCSECONDS_PER_DEGREE;
}

/**
 * Position angle of the image's +y axis at the tangent point in (-180, 180]: 0 = +y points north, 90 = +y points
 * east. Rows count as in the FITS file. For an unflipped image this is minus the classic CROTA2.
 */
export function rotationDegrees(wcs: LinearWcs): number {
  const [, cd12, , cd22] = wcs.cd;
  const angle = degrees(Math.atan2(cd12, cd22));
  return angle === -180 ? 180 : angle;
}

/** Sign of det CD. -1: the sky as seen (north up, east left, y upwards); +1: mirrored. */
export function parity(wcs: LinearWcs): 1 | -1 {
  return determinant(wcs.cd) > 0 ? 1 : -1;
}

/** Where north and east lie at the tangent point: unit vectors in pixels, rows as in the FITS file, undistorted. */
export function compass({ cd }: LinearWcs): { north: Pixel; east: Pixel } {
  return { north: unit(solve(cd, { x: 0, y: 1 })), east: unit(solve(cd, { x: 1, y: 0 })) };
}

function unit({ x, y }: Pixel): Pixel {
  const length = Math.hypot(x, y);
  return { x: x / length, y: y / length };
}
