import { NO_STAR_NUMBERS, type StarNumbers } from '@wombat/imaging';
import type { StarAperture, StarMeasured } from '@wombat/proto';
import type { SkyPosition } from '@wombat/sky';
import { isMeasured, type StarInFrame } from './measurement.js';

type StarNumber = keyof StarNumbers | keyof SkyPosition;

const APERTURE_NUMBERS = ['net', 'area', 'error', 'peak'] as const;

const NO_NUMBERS: Record<StarNumber, number> = {
  ...NO_STAR_NUMBERS,
  raDegrees: Number.NaN,
  decDegrees: Number.NaN,
};
const NUMBERS = Object.keys(NO_NUMBERS) as StarNumber[];

/** A star in an aperture of another radius; NaN for what there is not. */
export type StarInAperture = Pick<StarInFrame, (typeof APERTURE_NUMBERS)[number] | 'flags'>;

/**
 * A star as the log has it, without the numbers that are NaN; a star off the frame has none. `apertures`: what it is in
 * those of the frame's ladder.
 */
export function starFact(star: StarInFrame, apertures: readonly StarInAperture[] = []): StarMeasured {
  const offFrame = !isMeasured(star);
  const known = NUMBERS.filter((name) => !offFrame && !Number.isNaN(star[name]));
  const numbers = Object.fromEntries(known.map((name) => [name, star[name]]));
  return {
    ...{ starId: star.starId, offFrame, ...numbers, flags: star.flags },
    apertures: offFrame ? [] : apertures.map(apertureFact),
    sharpPixels: [...(star.sharpPixels ?? [])],
    foreignLight: star.foreignLight,
  };
}

function apertureFact(aperture: StarInAperture): StarAperture {
  const known = APERTURE_NUMBERS.filter((name) => !Number.isNaN(aperture[name]));
  return { ...Object.fromEntries(known.map((name) => [name, aperture[name]])), flags: aperture.flags };
}

/** A star of the log, with NaN for the numbers it leaves out. */
export function starOfFact(fact: StarMeasured): StarInFrame {
  const { starId, flags, sharpPixels, foreignLight } = fact;
  // Of one shape from the start: a long night has many thousands, and made name by name they take more memory.
  const star = { starId, ...NO_NUMBERS, flags };
  if (!fact.offFrame) for (const name of NUMBERS) star[name] = fact[name] ?? Number.NaN;
  return {
    ...star,
    ...(sharpPixels.length > 0 && { sharpPixels }),
    ...(foreignLight !== undefined && { foreignLight }),
  };
}
