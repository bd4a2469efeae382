/**
 * What every solution has: the tangent point and the linear part. Pixels are 0-based with whole numbers at pixel
 * centres, in the row order of the FITS file; positions are J2000/ICRS degrees.
 */
export interface LinearWcs {
  /** Pixel of the tangent point, 0-based: FITS CRPIX minus 1. */
  crpixX: number;
  crpixY: number;
  /** Tangent point, FITS CRVAL. */
  raDegrees: number;
  decDegrees: number;
  /** Degrees per pixel [cd11, cd12, cd21, cd22]: rows are east and north, columns are x and y. */
  cd: CdMatrix;
}

/** Gnomonic (TAN) world coordinates of an image, without distortion. */
export interface TanWcs extends LinearWcs {
  kind: 'TAN';
}

export type CdMatrix = readonly [cd11: number, cd12: number, cd21: number, cd22: number];

export interface Pixel {
  x: number;
  y: number;
}

export function determinant([cd11, cd12, cd21, cd22]: CdMatrix): number {
  return cd11 * cd22 - cd12 * cd21;
}

/** The matrix times a column. */
export function times([cd11, cd12, cd21, cd22]: CdMatrix, { x, y }: Pixel): Pixel {
  return { x: cd11 * x + cd12 * y, y: cd21 * x + cd22 * y };
}

/** The column that the matrix makes into this one. */
export function solve(matrix: CdMatrix, { x, y }: Pixel): Pixel {
  const [cd11, cd12, cd21, cd22] = matrix;
  const det = determinant(matrix);
  return { x: (cd22 * x - cd12 * y) / det, y: (cd11 * y - cd21 * x) / det };
}
