import { type FailedAttempt, FIELD_METHODS } from './attempts.js';

/** Why a frame stays unsolved, in one sentence with what to do about it. */
export function unsolvedReason(failed: readonly FailedAttempt[], analysis: { stars: number } | null): string {
  // What the last tries, of fields of 10 and 30 degrees, stumble over says nothing of a frame that got beyond it
  // before.
  const own = failed.filter(({ method }) => !FIELD_METHODS.has(method));
  const error = (own.length > 0 ? own : failed).map((attempt) => attempt.error).find((text) => text !== '') ?? '';
  const stars = analysis === null ? '' : ` (${analysis.stars} stars seen)`;
  if (failed.length === 0) return `not looked for${stars}`;
  if (/not enough stars/i.test(error))
    return `too few stars to solve it${stars}: clouds, focus or a very short exposure`;
  if (/no star database/i.test(error)) return 'no star database there: set solve.database to the folder that holds it';
  if (/error reading star database/i.test(error)) return 'a file of the star database is missing: install it again';
  if (/not found/i.test(error)) return error;
  if (/error reading image/i.test(error)) return 'the solver could not read the frame: its calibrated file is damaged';
  if (failed.every((attempt) => /^the solver (ended|wrote)/.test(attempt.error)))
    return `${error}: it fails on this frame alone`;
  if (/time/i.test(error))
    return `the solver ran out of time${stars}: give the scale (solve.fov or FOCALLEN and XPIXSZ in the header)`;
  if (failed.some(({ warning }) => /small image dimensions/i.test(warning)))
    return `no match${stars}: the image is small for the solver, which shows it few stars (ASTAP: small image dimensions); from about 500 pixels a side it does better`;
  if (failed.some(({ warning }) => /limit was reached/i.test(warning)))
    return `no match${stars}: the star database is too shallow for this field`;
  const tries = failed.length === 1 ? '1 try' : `${failed.length} tries`;
  return `no match in ${tries}${stars}: wrong scale or position, or trailed stars`;
}
