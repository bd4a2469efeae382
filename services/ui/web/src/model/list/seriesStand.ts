import type { SeriesEntry } from '../../../../server/src/domain/contract.js';

export type Stand = 'working' | 'waiting' | 'unnamed' | 'halted' | 'approved' | 'rejected' | 'sent';

export interface StandInWords {
  stand: Stand;
  words: string;
}

const HALTS: Readonly<Record<string, string>> = {
  novsp: 'halted: no comparison chart from VSP',
  nocomps: 'halted: no comparison star could be used',
  nowcs: 'halted: no frame could be plate-solved',
  badpsf: 'halted: no star profile to choose an aperture from',
  notrans: 'halted: no standard magnitudes',
  failed: 'halted: a stage failed',
};

/** What a person can settle: who the star is. */
const UNNAMED: Readonly<Record<string, string>> = {
  novsx: 'unknown star: say which it is',
  ambiguous: 'may be one of several stars: say which',
};

const DECIDED: Readonly<Record<string, StandInWords>> = {
  usrrej: { stand: 'rejected', words: 'rejected by the observer' },
  approved: { stand: 'approved', words: 'approved by the observer' },
  submitted: { stand: 'sent', words: 'sent to the AAVSO' },
  rejected: { stand: 'sent', words: 'refused by the AAVSO' },
  unknown: { stand: 'sent', words: 'sent to the AAVSO, its answer is not known' },
};

/** Where a series stands. The publisher, where it speaks of this revision, knows a verdict before the ledger does. */
export function seriesStand({ series, validation }: SeriesEntry): StandInWords {
  const { submitted, apphot, proc } = series;
  const decided = DECIDED[validation === null || submitted === 'submitted' ? submitted : decisionOf(validation.state)];
  if (decided !== undefined) return decided;
  if (validation?.state === 'validate' || apphot === 'validate') return { stand: 'waiting', words: 'waits for you' };
  const unnamed = UNNAMED[apphot];
  if (unnamed !== undefined) return { stand: 'unnamed', words: unnamed };
  if (apphot !== '') return { stand: 'halted', words: HALTS[apphot] ?? `halted: ${apphot}` };
  return { stand: 'working', words: proc === 'done' ? 'being measured' : 'being calibrated and solved' };
}

function decisionOf(state: string): string {
  return state === 'validate' ? '' : state;
}

export interface SortedSeries {
  waiting: SeriesEntry[];
  unnamed: SeriesEntry[];
  decided: SeriesEntry[];
}

/** What waits for a verdict or for the name of its star, newest night first; and what a person has decided. */
export function sortForValidation(entries: readonly SeriesEntry[]): SortedSeries {
  const sorted = entries.toSorted(byNightThenName);
  const standing = (...stands: Stand[]) => sorted.filter((entry) => stands.includes(seriesStand(entry).stand));
  return {
    waiting: standing('waiting'),
    unnamed: standing('unnamed'),
    decided: standing('approved', 'rejected', 'sent'),
  };
}

function byNightThenName({ series: a }: SeriesEntry, { series: b }: SeriesEntry): number {
  return b.date.localeCompare(a.date) || a.targetName.localeCompare(b.targetName) || a.filter.localeCompare(b.filter);
}
