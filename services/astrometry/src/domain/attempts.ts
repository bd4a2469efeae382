import type { SolveMethod } from '@wombat/proto/words';

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
  hints: Hints;
  radiusDegrees: number;
  /** Most stars to use; null: the solver's own choice. */
  stars: number | null;
}

export interface FailedAttempt {
  method: SolveMethod;
  error: string;
  warning: string;
}

/** Errors after which another try cannot succeed. */
const HOPELESS = /not enough stars|error reading image|no star database|error reading star database|not found/i;
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

/**
 * The next thing to try after these failures, or null when there is nothing left: near the known place; there with as
 * many stars as it takes (only where the database ran out); far around; last the two fields of 10 and 30 degrees the
 * observer asked for. The short way ends where wider searches begin; without a known place it is one search of the
 * whole sky.
 */
export function nextAttempt(
  hints: Hints,
  failed: readonly FailedAttempt[],
  { searchRadiusDegrees, effort }: { searchRadiusDegrees: number; effort: Effort },
): PlannedAttempt | null {
  if (effort === 'none' || isHopeless(failed)) return null;
  const tried = new Set(failed.map(({ method }) => method));
  // Without a place the solver starts at RA 0, Dec 0: anything less than the whole sky would miss nearly all of it.
  const farRadiusDegrees = hasPlace(hints) ? searchRadiusDegrees : WHOLE_SKY_DEGREES;
  const wanted: readonly (PlannedAttempt & { when: boolean })[] = [
    {
      method: 'astapNear',
      hints,
      radiusDegrees: Math.min(NEAR_DEGREES, searchRadiusDegrees),
      stars: null,
      when: hasPlace(hints),
    },
    {
      method: 'astapNearAllStars',
      hints,
      radiusDegrees: Math.min(NEAR_DEGREES, searchRadiusDegrees),
      stars: 0,
      when: ranOut('astapNear', failed),
    },
    { method: 'astapWide', hints, radiusDegrees: farRadiusDegrees, stars: null, when: true },
    {
      method: 'astapWideAllStars',
      hints,
      radiusDegrees: farRadiusDegrees,
      stars: 0,
      when: !hasPlace(hints) && ranOut('astapWide', failed),
    },
    {
      method: 'astapFov10',
      hints: { ...hints, fovDegrees: 10 },
      radiusDegrees: farRadiusDegrees,
      stars: null,
      when: true,
    },
    {
      method: 'astapFov30',
      hints: { ...hints, fovDegrees: 30 },
      radiusDegrees: farRadiusDegrees,
      stars: null,
      when: true,
    },
  ];
  const short = hasPlace(hints) ? NEAR_METHODS : METHODS_WITHOUT_PLACE;
  const next = wanted.find(
    ({ method, when }) => when && !tried.has(method) && (effort === 'full' || short.has(method)),
  );
  if (next === undefined) return null;
  const { method, hints: used, radiusDegrees, stars } = next;
  return { method, hints: used, radiusDegrees, stars };
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

function isHopeless(failed: readonly FailedAttempt[]): boolean {
  return HOPELESS.test(failed.at(-1)?.error ?? '');
}

export function hasPlace(hints: Hints): boolean {
  return hints.raDegrees !== null && hints.decDegrees !== null;
}

function ranOut(where: SolveMethod, failed: readonly FailedAttempt[]): boolean {
  return failed.some(({ method, warning }) => method === where && LIMIT_REACHED.test(warning));
}
