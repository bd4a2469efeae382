import { horizontal, moonSeparationDegrees, observe, type Site, type SkyPosition, tdbFromUtc } from '@wombat/sky';

/** What `convert` prints, in its order. */
export interface SkyConditions {
  jd_utc: number;
  jd_tdb: number;
  hjd_utc: number;
  bjd_tdb: number;
  /** Without air, degrees. */
  altitude: number;
  /** Refracted, degrees. */
  altitude_apparent: number;
  azimuth: number;
  /** -1 below the horizon. */
  airmass: number;
  lst_hours: number;
  moon_separation: number;
}

/** A Julian date of today has no more than this in a double. */
const DAY_DIGITS = 9;
const OTHER_DIGITS = 8;

/** Times and place of a J2000 position at an instant, as AstroImageJ's coordinate converter gives them. */
export function skyConditions(position: SkyPosition, jdUtc: number, site: Site): SkyConditions {
  const { hjdUtc, bjdTdb, airmass } = observe(position, jdUtc, site);
  const place = horizontal(position, jdUtc, site);
  return {
    jd_utc: rounded(jdUtc, DAY_DIGITS),
    jd_tdb: rounded(tdbFromUtc(jdUtc), DAY_DIGITS),
    hjd_utc: rounded(hjdUtc, DAY_DIGITS),
    bjd_tdb: rounded(bjdTdb, DAY_DIGITS),
    altitude: rounded(place.altitudeDegrees, OTHER_DIGITS),
    altitude_apparent: rounded(place.apparentAltitudeDegrees, OTHER_DIGITS),
    azimuth: rounded(place.azimuthDegrees, OTHER_DIGITS),
    airmass: rounded(airmass, OTHER_DIGITS),
    lst_hours: rounded(place.lstHours, OTHER_DIGITS),
    moon_separation: rounded(moonSeparationDegrees(position, jdUtc, site), OTHER_DIGITS),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
