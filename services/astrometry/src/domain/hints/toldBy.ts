import type { Hints } from '../attempts.js';
import { type Doubts, isSamePlace, isSameScale } from './doubts.js';

/** Where a frame looked and how large its field was. */
export interface SolvedField {
  raDegrees: number;
  decDegrees: number;
  fovDegrees: number;
}

export interface KnownOfFrame {
  hints: Hints;
  /** Left out where what is known is not doubted. */
  doubts?: Doubts;
}

/** Whether a frame was found elsewhere, or at another scale, than was known of it. */
export function contradicts(solved: SolvedField, hints: Hints): boolean {
  return isElsewhere(solved, hints) || isOtherwise(solved, hints);
}

/**
 * What is known of a frame once another of its series is solved that was not as its header says: that one's place and
 * scale where they are not what was known, which is then tried after them; else what was known.
 */
export function toldBy(solved: SolvedField, hints: Hints): KnownOfFrame {
  const elsewhere = isElsewhere(solved, hints);
  const otherwise = isOtherwise(solved, hints);
  const { raDegrees, decDegrees, fovDegrees } = hints;
  const told = filled(solved, {
    ...(elsewhere ? { raDegrees: null, decDegrees: null } : { raDegrees, decDegrees }),
    fovDegrees: otherwise ? null : fovDegrees,
  });
  if (!elsewhere && !otherwise) return { hints: told };
  const places = elsewhere && raDegrees !== null && decDegrees !== null ? [{ raDegrees, decDegrees }] : [];
  const fovsDegrees = otherwise && fovDegrees !== null ? [fovDegrees] : [];
  return { hints: told, doubts: { places, fovsDegrees, anyScale: false, wholeSky: false } };
}

/** What is known, and of a solved frame what is not. A place is taken whole. */
export function filled(solved: SolvedField, { raDegrees, decDegrees, fovDegrees }: Hints): Hints {
  const place = raDegrees === null || decDegrees === null ? solved : { raDegrees, decDegrees };
  return {
    raDegrees: place.raDegrees,
    decDegrees: place.decDegrees,
    fovDegrees: fovDegrees ?? solved.fovDegrees,
  };
}

function isElsewhere(solved: SolvedField, { raDegrees, decDegrees }: Hints): boolean {
  return raDegrees !== null && decDegrees !== null && !isSamePlace({ raDegrees, decDegrees }, solved);
}

function isOtherwise(solved: SolvedField, { fovDegrees }: Hints): boolean {
  return fovDegrees !== null && !isSameScale(fovDegrees, solved.fovDegrees);
}
