import type { SeriesEntry } from '../../../../server/src/domain/contract.js';
import { seriesStand } from '../list/seriesStand.js';

export interface VerdictOffer {
  mayApprove: boolean;
  mayReject: boolean;
  /** Why a button is not offered, or what was decided; '' where there is nothing to say. */
  sentence: string;
}

export interface LookedAt {
  entry: SeriesEntry | null;
  /** Revision of the light curve on the screen; null before there is one. */
  revision: number | null;
  /** A verdict is on its way. */
  sending: boolean;
}

/** What a person may decide on what is on the screen. A verdict already given may be changed until it is sent. */
export function verdictOffer({ entry, revision, sending }: LookedAt): VerdictOffer {
  if (entry === null) return refused('This series is not known any more.');
  const { stand, words } = seriesStand(entry);
  if (sending) return refused('Your verdict is on its way …');
  if (stand === 'working')
    return refused('A newer reduction of this series is being made: there is nothing to decide yet.');
  if (stand === 'halted' || stand === 'unnamed') return refused(`This series is ${words}.`);
  if (revision === null) return refused('There is no light curve to judge.');
  if (revision !== entry.series.revision)
    return refused(`Revision ${entry.series.revision} replaces what you see: look again.`);
  const sentence = stand === 'waiting' ? '' : decision(stand, entry);
  return { mayApprove: stand !== 'approved', mayReject: stand !== 'rejected', sentence };
}

function decision(stand: string, { validation }: SeriesEntry): string {
  const by = validation === null || validation.by === '' ? '' : ` by ${validation.by}`;
  const because = validation === null || validation.reason === '' ? '' : `: ${validation.reason}`;
  return `Revision ${validation?.revision ?? ''} was ${stand}${by}${because}. You can still change that.`;
}

function refused(sentence: string): VerdictOffer {
  return { mayApprove: false, mayReject: false, sentence };
}
