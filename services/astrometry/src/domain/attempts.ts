import type { SolveMethod } from '@wombat/proto/words';
import type { Doubts } from './hints/doubts.js';

/** What is known of a frame before it is solved. */
export interface Hints {
  raDegrees: number | null;
  decDegrees: number | null;
  /** Height of the image on the sky. */
  fovDegrees: number | null;
}

/** One call of the solver. */
export interface PlannedAttempt {
  method: SolveMethod;
  /** Which of several of that method: the number of the place, the factor of the scale. */
  variant?: string;
  hints: Hints;
  radiusDegrees: number;
  /** Most stars to use; null: the solver's own choice. */
  stars: number | null;
  /** It departs from what is known: what it finds is believed only where the stars of the database confirm it. */
  inDoubt?: true;
}

export interface FailedAttempt {
  method: SolveMethod;
  variant?: string | undefined;
  error: string;
  warning: string;
}

/** Errors after which another try cannot succeed. */
const HOPELESS = /not enough stars|error reading image|no star database|error reading star database|not found/i;
const TOO_FEW = /not enough stars/i;
const LIMIT_REACHED = /limit was reached/i;
/** The last tries: as fields of a size the observer asked for, whatever the frame's own is. */
export const FIELD_METHODS: ReadonlySet<SolveMethod> = new Set(['astapFov10', 'astapFov30']);
/** What the short way tries with a known place, and without. */
const NEAR_METHODS: ReadonlySet<SolveMethod> = new Set(['astapNear', 'astapNearAllStars']);
const METHODS_WITHOUT_PLACE: ReadonlySet<SolveMethod> = new Set(['astapWide']);
const NEAR_DEGREES = 10;
const WHOLE_SKY_DEGREES = 180;

/** How much is tried: everything, only what finds a frame where and as large as it is said to be, or nothing. */
export type Effort = 'full' | 'short' | 'none';

export interface Search {
  searchRadiusDegrees: number;
  effort: Effort;
  doubts?: Doubts | undefined;
  /** By the solver, whatever the scale; left out: not known. */
  starsSeen?: number | undefined;
  /** Time the tries so far have taken, in limits of one; left out: none. */
  limitsSpent?: number;
}

/** A frame is not looked for elsewhere any more after so many limits: on a deep database each such try may take one. */
const MOST_LIMITS_FOR_DOUBTS = 1.5;

/** With so many stars on it a frame is not too empty to be solved. */
export const ENOUGH_STARS = 15;

/**
 * The next thing to try after these failures, or null when there is nothing left: near the known place; there with as
 * many stars as it takes (only where the database ran out); where what is known is in doubt, near the other places, at
 * the other scales, at any; far around; anywhere, where that is in doubt; last the two fields of 10 and 30 degrees the
 * observer asked for. The short way ends where doubts and wider searches begin; without a known place it is one search
 * of the whole sky.
 */
export function nextAttempt(hints: Hints, failed: readonly FailedAttempt[], search: Search): PlannedAttempt | null {
  const { effort } = search;
  if (effort === 'none' || isHopeless(failed, mayBeOfScale(search))) return null;
  const tried = new Set(failed.map(nameOf));
  const short = hasPlace(hints) ? NEAR_METHODS : METHODS_WITHOUT_PLACE;
  const next = plannedAttempts(hints, failed, search).find(
    (attempt) => !tried.has(nameOf(attempt)) && (effort === 'full' || short.has(attempt.method)),
  );
  return next ?? null;
}

function nameOf({ method, variant = '' }: Pick<PlannedAttempt, 'method' | 'variant'> | FailedAttempt): string {
  return `${method} ${variant}`;
}

function plannedAttempts(
  hints: Hints,
  failed: readonly FailedAttempt[],
  { searchRadiusDegrees, limitsSpent = 0, ...search }: Search,
): PlannedAttempt[] {
  const { doubts = NO_DOUBTS } = limitsSpent > MOST_LIMITS_FOR_DOUBTS ? {} : search;
  const nearDegrees = Math.min(NEAR_DEGREES, searchRadiusDegrees);
  // Without a place the solver starts at RA 0, Dec 0: anything less than the whole sky would miss nearly all of it.
  const farDegrees = hasPlace(hints) ? searchRadiusDegrees : WHOLE_SKY_DEGREES;
  const near: PlannedAttempt = { method: 'astapNear', hints, radiusDegrees: nearDegrees, stars: null };
  const wide: PlannedAttempt = { method: 'astapWide', hints, radiusDegrees: farDegrees, stars: null };
  const isScaleInDoubt = doubts.anyScale && hints.fovDegrees !== null;
  const ofField = (method: SolveMethod, fovDegrees: number): PlannedAttempt => ({
    ...{ ...wide, method, hints: { ...hints, fovDegrees } },
    ...(isScaleInDoubt && { inDoubt: true }),
  });
  const fields = [ofField('astapFov10', 10), ofField('astapFov30', 30)];
  const allStars = (attempt: PlannedAttempt, method: SolveMethod) =>
    ranOut(attempt.method, failed) ? [{ ...attempt, method, stars: 0 }] : [];
  if (!hasPlace(hints)) return [wide, ...allStars(wide, 'astapWideAllStars'), ...inDoubt(wide, doubts), ...fields];
  const anywhere: PlannedAttempt = {
    ...wide,
    method: 'astapAnywhere',
    radiusDegrees: WHOLE_SKY_DEGREES,
    inDoubt: true,
  };
  return [
    ...[near, ...allStars(near, 'astapNearAllStars'), ...inDoubt(near, doubts)],
    ...[wide, ...(doubts.wholeSky ? [anywhere] : []), ...fields],
  ];
}

const NO_DOUBTS: Doubts = { places: [], fovsDegrees: [], anyScale: false, wholeSky: false };

/** The searches of other places and scales; `first` is what was tried with what is known. */
function inDoubt(first: PlannedAttempt, { places, fovsDegrees, anyScale }: Doubts): PlannedAttempt[] {
  const { fovDegrees } = first.hints;
  const doubtful = (method: SolveMethod, variant: string, hints: Partial<Hints>): PlannedAttempt => ({
    ...{ ...first, method, variant, hints: { ...first.hints, ...hints } },
    inDoubt: true,
  });
  const elsewhere = places.map(({ raDegrees, decDegrees }, index) => ({
    number: `${index + 2}`,
    hints: { raDegrees, decDegrees },
  }));
  const atPlaces = elsewhere.map(({ number, hints }) => doubtful('astapElsewhere', number, hints));
  if (fovDegrees === null) return atPlaces;
  const atScales = fovsDegrees.map((fov) =>
    doubtful('astapOtherScale', `${Number((fov / fovDegrees).toPrecision(2))}`, { fovDegrees: fov }),
  );
  if (!anyScale) return [...atPlaces, ...atScales];
  return [
    ...atPlaces,
    ...atScales,
    doubtful('astapAnyScale', '', { fovDegrees: null }),
    ...elsewhere.map(({ number, hints }) => doubtful('astapAnyScale', number, { ...hints, fovDegrees: null })),
  ];
}

/**
 * How a search ended that found nothing: it has looked far around, or it might have but was not to; null where it
 * stopped because no other try could succeed.
 */
export function searchEnd(failed: readonly FailedAttempt[], effort: Effort): 'exhausted' | 'cutShort' | null {
  // The fields of 10 and 30 degrees come last and end in "no star database" where there is none for them.
  if (failed.some(({ method }) => method === 'astapFov10')) return 'exhausted';
  return effort === 'full' || isHopeless(failed) ? null : 'cutShort';
}

function isHopeless(failed: readonly FailedAttempt[], isOfScale = false): boolean {
  const error = failed.at(-1)?.error ?? '';
  return HOPELESS.test(error) && !(isOfScale && TOO_FEW.test(error));
}

/**
 * Whether "not enough stars" may come of a wrong scale: ASTAP takes the middle alone of a field that is said to be
 * larger than a file of its database, and few stars of the database for one that is said to be tiny.
 */
function mayBeOfScale({ doubts, starsSeen = 0 }: Search): boolean {
  return doubts?.anyScale === true && starsSeen >= ENOUGH_STARS;
}

export function hasPlace(hints: Hints): boolean {
  return hints.raDegrees !== null && hints.decDegrees !== null;
}

function ranOut(where: SolveMethod, failed: readonly FailedAttempt[]): boolean {
  return failed.some(({ method, warning }) => method === where && LIMIT_REACHED.test(warning));
}
