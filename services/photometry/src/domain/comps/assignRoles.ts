import { median } from '@wombat/imaging';
import type { ComparisonMode } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import { type SkyPosition, separationDegrees } from '@wombat/sky';
import {
  type Candidate,
  instrumentalMagnitude,
  isMeasured,
  type MeasuredFrame,
  TARGET_STAR_ID,
} from '../measurement/measurement.js';

export interface CompRole {
  role: `C${number}`;
  candidate: Candidate;
}

export interface SeriesRoles {
  mode: ComparisonMode;
  /** T2. */
  check: Candidate | null;
  /** C2 alone, or C3, C4 ... in rank order. */
  comps: readonly CompRole[];
  /** The comp a single-comp report names; null for an ensemble. */
  reportComp: CompRole | null;
}

export type RolesOutcome = Result<SeriesRoles, { code: 'nocomps'; message: string }>;

export interface AssignRolesInput {
  /** As `usableComps` leaves them. */
  usable: readonly Candidate[];
  frames: readonly MeasuredFrame[];
  target: SkyPosition;
  /** From the image's centre to its corner. */
  halfDiagonalDegrees: number;
  /** False: report against a single comp even where an ensemble could be had. */
  ensemble: boolean;
}

/** A difference of this many magnitudes counts as much as half the field's diagonal. */
const MAGNITUDE_SCALE = 1.5;
const SMALLEST_ENSEMBLE = 3;

/**
 * T2 is the usable comp closest to T1 in position and magnitude: smallest separation / halfDiagonal + |dmag| / 1.5.
 * The others become C3, C4 ... in rank order. One usable comp is C2 and there is no check star.
 */
export function assignRoles(input: AssignRolesInput): RolesOutcome {
  const ranked = [...input.usable].sort((a, b) => a.rank - b.rank);
  const [only] = ranked;
  if (only === undefined) {
    const message = 'No comparison star is left: each candidate was rejected, see the reason with each of them.';
    return refuse({ code: 'nocomps', message });
  }
  if (ranked.length === 1) {
    const comp: CompRole = { role: 'C2', candidate: only };
    return ok({ mode: 'singleNoCheck', check: null, comps: [comp], reportComp: comp });
  }
  const check = closest(ranked, input) ?? only;
  const comps = ranked
    .filter((candidate) => candidate !== check)
    .map((candidate, index): CompRole => ({ role: `C${index + 3}`, candidate }));
  if (input.ensemble && comps.length >= SMALLEST_ENSEMBLE) {
    return ok({ mode: 'ensemble', check, comps, reportComp: null });
  }
  return ok({ mode: 'single', check, comps, reportComp: strongest(comps, input.frames) });
}

/**
 * T1's magnitude as first measured: from the first frame that shows T1 and a comp, against the median zero point of the
 * comps on it. NaN where there is none.
 */
export function firstTargetMagnitude(comps: readonly Candidate[], frames: readonly MeasuredFrame[]): number {
  for (const { frame, stars } of frames) {
    const target = stars.get(TARGET_STAR_ID);
    const zeroPoint = median(
      comps.map((comp) => {
        const star = stars.get(comp.auid);
        return isMeasured(star) ? comp.mag - instrumentalMagnitude(star, frame.exposureSeconds) : Number.NaN;
      }),
    );
    const mag = isMeasured(target) ? instrumentalMagnitude(target, frame.exposureSeconds) + zeroPoint : Number.NaN;
    if (Number.isFinite(mag)) return mag;
  }
  return Number.NaN;
}

function closest(ranked: readonly Candidate[], input: AssignRolesInput): Candidate | undefined {
  const targetMag = firstTargetMagnitude(ranked, input.frames);
  const distance = (comp: Candidate) => {
    const inMagnitude = Number.isFinite(targetMag) ? Math.abs(comp.mag - targetMag) / MAGNITUDE_SCALE : 0;
    return separationDegrees(input.target, comp) / input.halfDiagonalDegrees + inMagnitude;
  };
  return minimum(ranked, distance);
}

function strongest(comps: readonly CompRole[], frames: readonly MeasuredFrame[]): CompRole | null {
  const weakness = ({ candidate }: CompRole) => {
    const snr = median(frames.map(({ stars }) => stars.get(candidate.auid)?.snr ?? Number.NaN));
    return Number.isNaN(snr) ? Number.POSITIVE_INFINITY : -snr;
  };
  return minimum(comps, weakness) ?? null;
}

/** The first item of the smallest value, so that ties fall to the better rank. */
function minimum<T>(items: readonly T[], value: (item: T) => number): T | undefined {
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const own = value(item);
    if (best === undefined || own < least) {
      best = item;
      least = own;
    }
  }
  return best;
}
