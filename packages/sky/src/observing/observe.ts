import type { SkyPosition } from '../angles/skyPosition.js';
import { airmassOfApparentAltitude } from './airmass.js';
import { bjdTdb } from './barycentric.js';
import { hjdUtc } from './heliocentric.js';
import { horizontal } from './horizontal.js';
import type { Site } from './site.js';

/** Times and geometry of one exposure, with the meaning of AstroImageJ's columns. */
export interface ObservingConditions {
  jdUtc: number;
  hjdUtc: number;
  bjdTdb: number;
  /** Refracted, as in ALT_OBJ. */
  altitudeDegrees: number;
  /** -1 when the target is not above the horizon. */
  airmass: number;
}

/** Conditions of a J2000 position at the middle of an exposure. */
export function observe(position: SkyPosition, jdUtcMid: number, site: Site): ObservingConditions {
  const altitudeDegrees = horizontal(position, jdUtcMid, site).apparentAltitudeDegrees;
  return {
    jdUtc: jdUtcMid,
    hjdUtc: hjdUtc(position, jdUtcMid),
    bjdTdb: bjdTdb(position, jdUtcMid, site),
    altitudeDegrees,
    airmass: airmassOfApparentAltitude(altitudeDegrees),
  };
}
