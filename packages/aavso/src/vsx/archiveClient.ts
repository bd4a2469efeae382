import { ok, type Result, refuse } from '@wombat/result';
import { type CallWitness, NO_WITNESS } from '../http/callWitness.js';
import type { PoliteAnswer, PoliteFetch } from '../http/politeFetch.js';
import { serviceUrl } from '../http/serviceUrl.js';
import { type ArchivedObservation, LIST_DELIMITER, readObservationList } from './observationList.js';

export interface ArchiveQuestion {
  /** Name or AUID. */
  star: string;
  fromJd: number;
  toJd: number;
}

/** Everybody's observations of a star in a span of time, as the AAVSO has them by now; or why that cannot be told. */
export type ArchiveClient = (question: ArchiveQuestion) => Promise<Result<ArchivedObservation[]>>;

export interface ArchiveClientOptions {
  /** As configured, e.g. `https://vsx.aavso.org`. */
  baseUrl: string;
  /** One that reads lists of observations. */
  fetch: PoliteFetch;
  /** Told of every question that goes out. */
  witness?: CallWitness;
}

export function archiveClient({ baseUrl, fetch, witness = NO_WITNESS }: ArchiveClientOptions): ArchiveClient {
  return async ({ star, fromJd, toJd }) => {
    const query = { view: 'api.delim', ident: star, fromjd: fromJd.toFixed(5), tojd: toJd.toFixed(5) };
    const ended = witness();
    const answer = await fetch(serviceUrl(baseUrl, 'index.php', { ...query, delimiter: LIST_DELIMITER }));
    const list = observationsIn(answer);
    ended(list.ok ? { outcome: 'answered', words: '' } : { outcome: list.fault.because, words: list.fault.message });
    return list;
  };
}

type Unread = Result<ArchivedObservation[], { message: string; because: 'refused' | 'unreachable' }>;

function observationsIn(answer: PoliteAnswer): Unread {
  if (answer.outcome === 'unavailable') return refuse({ message: answer.reason, because: answer.because });
  if (answer.status !== 200) return refuse({ message: `VSX answered ${answer.status}`, because: 'refused' });
  const list = readObservationList(answer.body);
  return list.ok ? ok(list.value) : refuse({ message: `VSX ${list.fault.message}`, because: 'refused' });
}
