import { blendedComps, type Candidate, type MeasuredFrame, usableComps } from '../../domain/index.js';
import { steadiness } from '../../domain/steadiness/steadiness.js';

export interface CompsJudged {
  isNamed: boolean;
  /** Of the good comps: how many there are, and how many are named all the same. */
  others: number;
  othersNamed: number;
}

/** As what a comp is named. */
export type CompWord = ReturnType<typeof usableComps>['dropped'][number]['code'] | 'unsteady';

const LEAST_SNR = 20;

/** Judges comps as a series does: left out as saturated, blended or flagged, or found unsteady among the others. */
export function judgeComps(
  candidates: readonly Candidate[],
  frames: readonly MeasuredFrame[],
  { faulty, saturation, expected }: { faulty: string; saturation: number; expected: CompWord },
): CompsJudged {
  const blended = blendedComps({ candidates, frames, neighbours: [], apertureArcsec: 0 });
  const { usable, dropped } = usableComps({ candidates, frames, saturation, minSnr: LEAST_SNR, blended });
  const unsteady = steadiness(usable, frames).filter(({ isSteady }) => !isSteady);
  const certain = unsteady.filter(({ rivals }) => rivals.length === 0);
  const named = new Map<string, CompWord>([
    ...dropped.map(({ candidate, code }) => [candidate.auid, code] as const),
    ...certain.map(({ auid }) => [auid, 'unsteady'] as const),
  ]);
  const isNamed = named.get(faulty) === expected;
  named.delete(faulty);
  return { isNamed, others: candidates.length - 1, othersNamed: named.size };
}
