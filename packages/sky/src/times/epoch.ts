export const SECONDS_PER_DAY = 86_400;

/** Julian date of J2000.0, 2000-01-01 12h TT. */
export const JD_J2000 = 2451545;

const DAYS_PER_JULIAN_CENTURY = 36525;

/** Julian centuries since J2000.0, the argument of most series. */
export function julianCenturies(jd: number): number {
  return (jd - JD_J2000) / DAYS_PER_JULIAN_CENTURY;
}
