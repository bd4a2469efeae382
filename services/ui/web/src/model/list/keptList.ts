import type { SeriesAnswer, SeriesEntry } from '../../../../server/src/domain/contract.js';

/** The last list that was whole, and when it was. */
export interface KeptList {
  entries: readonly SeriesEntry[];
  unusable: SeriesAnswer['unusable'];
  asOf: Date;
  /** What is shown is older than the last answer. */
  stale: boolean;
}

/** An answer with something missing never takes from sight what was known: the last whole list stays, with its age. */
export function keptList(before: KeptList | null, answer: SeriesAnswer | null, now: Date): KeptList | null {
  if (answer !== null && answer.missing.length === 0) return { ...listOf(answer), asOf: now, stale: false };
  if (before !== null) return { ...before, stale: true };
  return answer === null || answer.entries.length === 0 ? null : { ...listOf(answer), asOf: now, stale: true };
}

const listOf = ({ entries, unusable }: SeriesAnswer) => ({ entries, unusable });
