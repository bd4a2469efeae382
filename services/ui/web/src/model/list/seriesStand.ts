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
