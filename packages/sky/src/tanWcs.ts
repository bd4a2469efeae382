/**
 * Gnomonic (TAN) world coordinates of an image. Pixels are 0-based with whole numbers at pixel centres, in the row
 * order of the FITS file; positions are J2000/ICRS degrees.
 */
export interface TanWcs {
  kind: 'TAN';
  /** Pixel of the tangent point, 0-based: FITS CRPIX minus 1. */
  crpixX: number;
  crpixY: number;
  /** Tangent point, FITS CRVAL. */
  raDegrees: number;
  decDegrees: number;
  /** Degrees per pixel [cd11, cd12, cd21, cd22]: rows are east and north, columns are x and y. */
  cd: CdMatrix;
}

export type CdMatrix = readonly [cd11: number, cd12: number, cd21: number, cd22: number];

export interface Pixel {
  x: number;
  y: number;
}

export function determinant([cd11, cd12, cd21, cd22]: CdMatrix): number {
  return cd11 * cd22 - cd12 * cd21;
}
