import { airmassOfApparentAltitude, horizontal, type Site, type SkyPosition } from '@wombat/sky';
import { type MeasuredFrame, type StarInFrame, TARGET_STAR_ID } from '../measurement/measurement.js';

/** Mean extinction, magnitudes per airmass, at sea level and on a mountain; Transform Applier's averages. */
const EXTINCTION: Readonly<Record<string, readonly [atSea: number, onMountain: number]>> = {
  B: [0.368, 0.263],
  V: [0.214, 0.137],
  R: [0.165, 0.099],
  I: [0.13, 0.053],
};
/** Broad bands lose about what their neighbour does. */
const LIKE: Readonly<Record<string, string>> = {
  TB: 'B',
  TG: 'V',
  TR: 'R',
  CV: 'V',
  CR: 'R',
  SG: 'V',
  SR: 'R',
  SI: 'I',
};
const MOUNTAIN_METRES = 2000;
/** Below this height the air is too thick to be counted in airmasses. */
const LOWEST_ALTITUDE_DEGREES = 10;

/**
 * The frames as they would be if all stars stood as high as the target: each star's counts are multiplied by
 * 10^(0.4 k' (X_star - X_target)), k' the mean extinction of the band at the site's height. What the air really takes
 * differs by a third from night to night, so that much of the difference stays. A frame of which the site is not known,
 * or that is too near to the horizon, and bands without a mean are left as they are.
 */
export function atTargetAirmass(
  frames: readonly MeasuredFrame[],
  { band, sites }: { band: string; sites: ReadonlyMap<string, Site> },
): MeasuredFrame[] {
  return frames.map((measured) => {
    const site = sites.get(measured.frame.filename);
    const target = measured.stars.get(TARGET_STAR_ID);
    const means = EXTINCTION[LIKE[band] ?? band];
    if (site === undefined || target === undefined || means === undefined) return measured;
    const ofTarget = airmassAt(target, measured, site);
    if (ofTarget === null) return measured;
    const extinction = extinctionAt(site, means);
    const stars = [...measured.stars].map(([starId, star]): [string, StarInFrame] => {
      const airmass = star === target ? ofTarget : airmassAt(star, measured, site);
      return [starId, airmass === null ? star : brighter(star, extinction * (airmass - ofTarget))];
    });
    return { ...measured, stars: new Map(stars) };
  });
}

function airmassAt(star: SkyPosition, { frame }: MeasuredFrame, site: Site): number | null {
  if (!Number.isFinite(star.raDegrees) || !Number.isFinite(star.decDegrees)) return null;
  const { apparentAltitudeDegrees } = horizontal(star, frame.jdUtcMid, site);
  return apparentAltitudeDegrees < LOWEST_ALTITUDE_DEGREES ? null : airmassOfApparentAltitude(apparentAltitudeDegrees);
}

function extinctionAt({ elevation }: Site, [atSea, onMountain]: readonly [number, number]): number {
  const part = Math.min(Math.max(elevation / MOUNTAIN_METRES, 0), 1);
  return atSea + part * (onMountain - atSea);
}

function brighter(star: StarInFrame, magnitudes: number): StarInFrame {
  const factor = 10 ** (0.4 * magnitudes);
  return { ...star, net: star.net * factor, error: star.error * factor };
}
