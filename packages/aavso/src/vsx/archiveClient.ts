import { ok, type Result, refuse } from '@wombat/result';
import type { PoliteFetch } from '../http/politeFetch.js';
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
}

export function archiveClient({ baseUrl, fetch }: ArchiveClientOptions): ArchiveClient {
  return async ({ star, fromJd, toJd }) => {
    const query = { view: 'api.delim', ident: star, fromjd: fromJd.toFixed(5), tojd: toJd.toFixed(5) };
    const answer = await fetch(serviceUrl(baseUrl, 'index.php', { ...query, delimiter: LIST_DELIMITER }));
    if (answer.outcome === 'unavailable') return refuse({ message: answer.reason });
    if (answer.status !== 200) return refuse({ message: `VSX answered ${answer.status}` });
    const list = readObservationList(answer.body);
    return list.ok ? ok(list.value) : refuse({ message: `VSX ${list.fault.message}` });
  };
}
