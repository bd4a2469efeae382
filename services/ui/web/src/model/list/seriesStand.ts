import { isUnnamed, STATUSES, SUBMITTED, type Verdict } from '@wombat/proto/words';
import type { SeriesEntry } from '../../../../server/src/domain/contract.js';

export type Stand = 'working' | 'waiting' | 'unnamed' | 'halted' | Verdict;

export interface StandInWords {
  stand: Stand;
  words: string;
}

/** Where a series stands. The publisher, where it speaks of this revision, knows a verdict before the ledger does. */
export function seriesStand({ series, validation }: SeriesEntry): StandInWords {
  const { proc, apphot } = series;
  const submitted = validation === null ? series.submitted : validation.state;
  if (submitted === 'approved' || submitted === 'usrrej') {
    const { verdict, short } = SUBMITTED[submitted];
    return { stand: verdict, words: short };
  }
  const status = submitted ?? apphot ?? proc;
  if (status === undefined) return { stand: 'working', words: 'being calibrated and solved' };
  const { short } = STATUSES[status];
  if (status === 'done') return { stand: 'working', words: short };
  if (status === 'validate') return { stand: 'waiting', words: short };
  return isUnnamed(status) ? { stand: 'unnamed', words: short } : { stand: 'halted', words: `halted: ${short}` };
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
    decided: standing('approved', 'rejected'),
  };
}

function byNightThenName({ series: a }: SeriesEntry, { series: b }: SeriesEntry): number {
  return b.date.localeCompare(a.date) || a.targetName.localeCompare(b.targetName) || a.filter.localeCompare(b.filter);
}
