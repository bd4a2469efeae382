import type { SolveMethod } from '@wombat/proto/words';
import { ENOUGH_STARS, type FailedAttempt, FIELD_METHODS } from './attempts.js';
import { FEWEST_HELD } from './fieldDepth.js';
import { isDoubting } from './hints/doubts.js';

export interface UnsolvedFrame {
  /** Seen by the solver; null where it could not look. */
  starsSeen: number | null;
  /** Of the star database, on a field of the known place and scale; null where one of them is not known. */
  starsHeld: number | null;
}

/** An image of so many stars is not too small for the solver, whatever it warns of. */
const SMALL_IMAGE_STARS = 100;
const NOTHING_KNOWN: UnsolvedFrame = { starsSeen: null, starsHeld: null };

/** Why a frame stays unsolved, in one sentence with what to do about it. */
export function unsolvedReason(failed: readonly FailedAttempt[], frame: UnsolvedFrame = NOTHING_KNOWN): string {
  // What the last tries, of fields of 10 and 30 degrees, and those of other places and scales stumble over says nothing
  // of a frame that got beyond it before.
  const own = failed.filter(({ method }) => !FIELD_METHODS.has(method) && !isDoubting(method));
  const error = (own.length > 0 ? own : failed).map((attempt) => attempt.error).find((text) => text !== '') ?? '';
  const stars = frame.starsSeen === null ? '' : ` (${frame.starsSeen} stars seen)`;
  if (failed.length === 0) return `not looked for${stars}`;
  const isOfScale = (frame.starsSeen ?? 0) >= ENOUGH_STARS && failed.some(({ method }) => isDoubting(method));
  if (/not enough stars/i.test(error) && !isOfScale)
    return `too few stars to solve it${stars}: clouds, focus or a very short exposure`;
  if (/no star database/i.test(error)) return 'no star database there: set solve.database to the folder that holds it';
  if (/error reading star database/i.test(error)) return 'a file of the star database is missing: install it again';
  if (/not found/i.test(error)) return error;
  if (/error reading image/i.test(error)) return 'the solver could not read the frame: its calibrated file is damaged';
  if (failed.every((attempt) => /^the solver (ended|wrote)/.test(attempt.error)))
    return `${error}: it fails on this frame alone`;
  if (/time/i.test(error))
    return `the solver ran out of time${stars}: give the scale (solve.fov or FOCALLEN and XPIXSZ in the header)`;
  const tries = failed.length === 1 ? '1 try' : `${failed.length} tries`;
  return `no match in ${tries}${stars}${lookedFor(failed)}: ${likely(failed, frame)}`;
}

/** Beside what is known, where and at which scales it was looked for. */
function lookedFor(failed: readonly FailedAttempt[]): string {
  const of = (wanted: SolveMethod) => failed.filter(({ method }) => method === wanted);
  const places = of('astapElsewhere').length;
  const also = [
    ...(places === 0
      ? []
      : [places === 1 ? 'at the other place told of it' : `at the ${places} other places told of it`]),
    ...(of('astapAnywhere').length === 0 ? [] : ['in the whole sky']),
    ...of('astapOtherScale').map(({ variant = '' }) => `at ${variant} times the known scale`),
    ...(of('astapAnyScale').length === 0 ? [] : ['at any scale']),
  ];
  return also.length === 0 ? '' : `, also ${also.join(', ')}`;
}

function likely(failed: readonly FailedAttempt[], { starsSeen, starsHeld }: UnsolvedFrame): string {
  if (starsHeld !== null && starsHeld < FEWEST_HELD)
    return `the star database is too shallow for this field, it holds ${starsHeld} stars of it`;
  if (failed.some(({ warning }) => /small image dimensions/i.test(warning)) && (starsSeen ?? 0) < SMALL_IMAGE_STARS)
    return 'the image is small for the solver, which shows it few stars (ASTAP: small image dimensions); from about 500 pixels a side it does better';
  const held = starsHeld === null ? '' : ` (the star database holds ${starsHeld} stars of a field like it)`;
  const isDoubted = failed.some(({ method }) => isDoubting(method));
  const ranOut = failed.some(({ warning }) => /limit was reached/i.test(warning));
  const database = ranOut && starsHeld === null ? ', or a star database too shallow for it' : '';
  return `${isDoubted ? 'trailed or doubled stars' : 'wrong scale or position, or trailed stars'}${database}${held}`;
}
