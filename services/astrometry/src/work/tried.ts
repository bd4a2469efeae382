import type { FrameSolved, SolveAttempt } from '@wombat/proto';
import type { SolveMethod } from '@wombat/proto/words';
import type { FieldDepth, Solution, SolverTrouble } from '../domain/index.js';

export type Solved = Pick<FrameSolved, 'solved' | 'reason' | 'attempts' | 'solution' | 'product'>;

/** What came of trying: every try is a row, whatever comes of it. */
export interface Tried {
  attempts: SolveAttempt[];
  found: { solution: Solution; method: string } | null;
  /** What it tells of this computer where nothing was found. */
  trouble?: SolverTrouble;
  /** What frame and star database show of the field; null: not known. */
  depth?: FieldDepth | null;
  /** Why there is no solution; '' where there is one. */
  reason: string;
  /**
   * Of a search without success: every way was gone to its end, or more could have been tried; else it stopped by
   * itself.
   */
  end?: 'exhausted' | 'cutShort';
}

export interface AttemptFacts {
  /** Absent where nothing could be tried. */
  method?: SolveMethod;
  seconds?: number;
  error?: string;
  warning?: string;
  solution?: Solution | undefined;
  rmsArcsec?: number | undefined;
  stars?: number | undefined;
  hfdPixels?: number | undefined;
  solverVersion?: string;
}

/** A row of the table of tries; numbers are given when all tries of a frame are known. */
export function attemptOf(facts: AttemptFacts): SolveAttempt {
  const { solution } = facts;
  return {
    number: 0,
    success: solution !== undefined,
    method: facts.method,
    raDegrees: solution?.raDegrees,
    decDegrees: solution?.decDegrees,
    pixelScaleArcsec: solution?.pixelScaleArcsec,
    rotationDegrees: solution?.rotationDegrees,
    parity: solution?.parity,
    fovDegrees: solution?.fovDegrees,
    numStars: facts.stars,
    hfdPixels: facts.hfdPixels,
    rmsArcsec: facts.rmsArcsec,
    solveSeconds: facts.seconds ?? 0,
    errorMessage: facts.error ?? '',
    warning: facts.warning ?? '',
    solverVersion: facts.solverVersion ?? '',
  };
}
