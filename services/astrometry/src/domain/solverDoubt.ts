import { type FailedAttempt, FIELD_METHODS } from './attempts.js';
import { type FieldDepth, isTooShallow } from './fieldDepth.js';

/**
 * What failed tries tell of the solver and its database instead of the frame. `doubt`: no try ended as a solver's does
 * that works, so it has to be seen whether this one does.
 */
export type SolverTrouble = 'noStarDatabase' | 'starDatabaseDamaged' | 'starDatabaseTooShallow' | 'doubt';

/**
 * Killed, without a result that can be read, without an end; or unable to read the copy that was just made for it; or
 * with solutions that cannot be true.
 */
const STRANGE = /^the solver (ended|wrote)|^no answer in the time|error reading image|^not believed/i;

/**
 * Null where the solver has done its work, and it is the frame that cannot be solved. `depth`: what the frame and the
 * star database show of the field; null where that is not known.
 */
export function solverTrouble(failed: readonly FailedAttempt[], depth: FieldDepth | null): SolverTrouble | null {
  // The tries of fields of 10 and 30 degrees end in "no star database" where there is none for such fields.
  const own = failed.filter(({ method }) => !FIELD_METHODS.has(method));
  if (own.some(({ error }) => /no star database/i.test(error))) return 'noStarDatabase';
  if (own.some(({ error }) => /error reading star database/i.test(error))) return 'starDatabaseDamaged';
  if (failed.length === 0) return null;
  if (failed.every(({ error }) => STRANGE.test(error))) return 'doubt';
  return depth !== null && isTooShallow(depth) ? 'starDatabaseTooShallow' : null;
}
