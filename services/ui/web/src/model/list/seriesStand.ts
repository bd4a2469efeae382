import { type HaltCode, HELD, isUnnamed, STATUSES, SUBMITTED, type Verdict } from '@wombat/proto/words';
import type { SeriesEntry } from '../../../../server/src/domain/contract.js';

export type Stand = 'working' | 'waiting' | 'unnamed' | 'halted' | Verdict;

export interface StandInWords {
  stand: Stand;
  words: string;
}

/** Where a series stands. The publisher, where it speaks of this revision, knows a verdict before the ledger does. */
export function seriesStand({ series, validation }: SeriesEntry): StandInWords {
  const { proc, apphot, submitted } = series;
  const state = validation === null ? submitted : fateOf(validation.state, submitted);
  if (state !== undefined && state !== 'validate') {
    const { verdict, short } = SUBMITTED[state];
    return { stand: verdict, words: short };
  }
  if (series.cancelled !== undefined && state === undefined)
    return { stand: 'halted', words: `cancelled by ${series.cancelled.by}` };
  const status = state ?? apphot ?? proc;
  if (status === undefined) return { stand: 'working', words: 'being calibrated and solved' };
  const { short } = STATUSES[status];
  if (status === 'done') return { stand: 'working', words: short };
  if (status === 'validate') return { stand: 'waiting', words: short };
  return isUnnamed(status) ? { stand: 'unnamed', words: short } : { stand: 'halted', words: haltInWords(status) };
}

/** What goes on by itself is not to be mistaken for what waits for a person. */
function haltInWords(status: HaltCode): string {
  const { mender, short } = STATUSES[status];
  if (status === HELD) return short;
  return mender === 'time' ? `${short}: asked again by itself` : `halted: ${short}`;
}

type Fate = NonNullable<SeriesEntry['series']['submitted']>;
type Judged = NonNullable<SeriesEntry['validation']>['state'];

/** What became of an approved series at the AAVSO, the ledger alone knows. */
function fateOf(judged: Judged, submitted: Fate | undefined): Judged | Fate {
  return judged === 'approved' && submitted !== undefined && submitted !== 'usrrej' ? submitted : judged;
}

/** It halted where a try more may help, or frames of it were lost on the way: what ingest takes for failed. */
export function mayTryAgain({ series: { apphot, counts } }: SeriesEntry): boolean {
  return apphot === 'failed' || apphot === 'notrans' || (counts?.failed ?? 0) > 0;
}

/** It waits for an answer of VSX or VSP, which are asked again by themselves. */
export function mayAskNow({ series: { apphot, cancelled } }: SeriesEntry): boolean {
  return apphot === 'novsp' && cancelled === undefined;
}
