import { percentile } from '@wombat/imaging';
import { brightening } from './brightening.js';
import type { ForeignPart } from './foreignPart.js';
import type { LightJump } from './lightJumps.js';

/** Light that is not of a point's shape counts where it stands out this clearly, with the rise of the star's light, */
const LEAST_SIGMAS = 5;
/** alone so, */
const LEAST_SIGMAS_ALONE = 3.5;
/** and by this factor more than on nine tenths of the star's other frames, */
const USUAL_FACTOR = 1.5;
const USUAL_PERCENTILE = 0.9;
/** of which so many must tell. */
const FEWEST_OTHERS = 5;
/** It, or the rise of the star's light, must come to so many errors of the point, and to this part of the star... */
const LEAST_ERRORS = 1.5;
const LEAST_PART = 0.02;
/** ... and the light must not speak against it. */
const LEAST_JUMP_ERRORS = 0.5;
/**
 * (on the first and the last frame, where frames on one side alone tell of it, not clearly; and where it cannot be
 * missed, not beyond doubt: a hit draws the aperture off its star, and hits on others of the frame raise all).
 */
const LEAST_BRIGHTENING_AT_END = -2;
const OVERWHELMING_SIGMAS = 8;
const LEAST_BRIGHTENING_IF_OVERWHELMING = -6;

/** A star on one frame of a series. */
export interface Appearance {
  foreign: ForeignPart | undefined;
  jump: LightJump | undefined;
  /** Of the logarithm of its light. */
  error: number;
  /** Whether its sharp pixels tell of a strike already. */
  isStruck: boolean;
}

/**
 * Whether a cosmic ray hides in the core of a star, frame by frame. Where images are narrow its pixel may be no sharper
 * than the star. But light that is not of the shape all stars of the frame have, nor usual in this star, while its
 * light rises, is none of the star's: a flare has the shape of all other frames.
 */
export function hiddenStrikes(appearances: readonly Appearance[]): boolean[] {
  return appearances.map(({ foreign, jump, error, isStruck }, index) => {
    if (foreign === undefined || jump === undefined || isStruck || !standsOut(foreign, jump, error)) return false;
    const size = Math.max(foreign.part, jump.jump);
    if (!(size > LEAST_PART && size > LEAST_ERRORS * error)) return false;
    const isAtEnd = index === 0 || index === appearances.length - 1;
    if (!isBrighter(foreign, jump, { error, isAtEnd })) return false;
    const others = appearances.flatMap((other, at) =>
      at === index || other.isStruck || other.foreign === undefined ? [] : [other.foreign.sigmas],
    );
    return others.length >= FEWEST_OTHERS && foreign.sigmas > USUAL_FACTOR * percentile(others, USUAL_PERCENTILE);
  });
}

function standsOut({ sigmas }: ForeignPart, { jump, sigma }: LightJump, error: number): boolean {
  const rise = Math.max(0, jump / Math.max(error, sigma));
  return sigmas >= LEAST_SIGMAS || (sigmas >= LEAST_SIGMAS_ALONE && Math.hypot(sigmas, rise) >= LEAST_SIGMAS);
}

function isBrighter(
  { part, sigmas }: ForeignPart,
  jump: LightJump,
  { error, isAtEnd }: { error: number; isAtEnd: boolean },
): boolean {
  if (jump.jump > LEAST_JUMP_ERRORS * error) return true;
  const told = brightening(part, jump, Math.max(error, jump.sigma));
  if (sigmas >= OVERWHELMING_SIGMAS) return told > LEAST_BRIGHTENING_IF_OVERWHELMING;
  return isAtEnd && told > LEAST_BRIGHTENING_AT_END;
}
