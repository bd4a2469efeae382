import type { SeriesEntry } from '../../../../server/src/domain/contract.js';
import { seriesStand } from '../list/seriesStand.js';

export interface VerdictOffer {
  mayApprove: boolean;
  mayReject: boolean;
  /** What was decided may be taken back: the series waits again. */
  mayTakeBack: boolean;
  /** Why a button is not offered, or what was decided; '' where there is nothing to say. */
  sentence: string;
}

export interface LookedAt {
  entry: SeriesEntry | null;
  /** Revision of the light curve on the screen; null before there is one. */
  revision: number | null;
  /** A verdict is on its way. */
  sending: boolean;
  /** Whoever looks may decide, not only look. */
  mayDecide: boolean;
}

/** What a person may decide on what is on the screen. A verdict already given may be changed until it is sent. */
export function verdictOffer({ entry, revision, sending, mayDecide }: LookedAt): VerdictOffer {
  if (entry === null) return refused('This series is not known any more.');
  if (!mayDecide) return refused(standing(entry));
  const { stand, words } = seriesStand(entry);
  if (sending) return refused('Your verdict is on its way …');
  if (stand === 'working')
    return refused('A newer reduction of this series is being made: there is nothing to decide yet.');
  if (stand === 'halted' || stand === 'unnamed') return refused(`This series: ${words}.`);
  if (revision === null) return refused('There is no light curve to judge.');
  if (revision !== entry.series.revision)
    return refused(`Revision ${entry.series.revision} replaces what you see: look again.`);
  if (stand === 'waiting') return { mayApprove: true, mayReject: true, mayTakeBack: false, sentence: '' };
  const offered = { mayApprove: stand !== 'approved', mayReject: stand !== 'rejected' };
  return { ...offered, mayTakeBack: !isSent(entry), sentence: decision(stand, entry) };
}

/** For whoever may look, and not decide. */
function standing(entry: SeriesEntry): string {
  return `This series: ${seriesStand(entry).words}. You may look at it; to decide takes a validator.`;
}

/** The AAVSO has observations of it, or may have: only a submission that ended without sending leaves none. */
function isSent({ submission }: SeriesEntry): boolean {
  return submission !== undefined && submission !== null && submission.state !== 'rejected';
}

function decision(stand: string, entry: SeriesEntry): string {
  const { validation } = entry;
  const by = validation === null || validation.by === '' ? '' : ` by ${validation.by}`;
  const because = validation === null || validation.reason === '' ? '' : `: ${validation.reason}`;
  const after = isSent(entry)
    ? 'It is pushed: rejected now, it is to be corrected there.'
    : 'You can still change that.';
  return `Revision ${validation?.revision ?? ''} was ${stand}${by}${because}. ${after}`;
}

function refused(sentence: string): VerdictOffer {
  return { mayApprove: false, mayReject: false, mayTakeBack: false, sentence };
}
