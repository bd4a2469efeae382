/** One star of a database: ICRS position in degrees, magnitude in whatever band the images are matched in. */
export interface DatabaseStar {
  raDegrees: number;
  decDegrees: number;
  magnitude: number;
}

/** Throws for a star no database can hold: that is a mistake of the caller, not of the sky. */
export function assertStar(star: DatabaseStar): void {
  const { raDegrees, decDegrees, magnitude } = star;
  if (!Number.isFinite(raDegrees) || !Number.isFinite(magnitude) || !(Math.abs(decDegrees) <= 90)) {
    throw new RangeError(`Not a star: ra ${raDegrees}, dec ${decDegrees}, magnitude ${magnitude}`);
  }
}

/** RA brought into 0 <= ra < 360. */
export function normalRa(raDegrees: number): number {
  const turned = ((raDegrees % 360) + 360) % 360;
  return turned === 360 ? 0 : turned;
}
