import type { ingest } from '@wombat/proto';
import { ledgerFile, seriesInLedger, unusableInLedger } from '@wombat/service-kit/ledger';
import type { ServiceDirectory } from './serviceDirectory.js';

export type ListedSeries = Pick<ingest.ListSeriesResponse, 'series' | 'unusable'>;

/** Every series, and lights of which there is none: from the ledger where it runs, else from its file, read-only. */
export async function listSeries(home: string, directory: ServiceDirectory): Promise<ListedSeries> {
  const answer = await directory.client('ingest')?.listSeries();
  if (answer?.ok) return answer.value;
  const file = ledgerFile(home);
  return { series: seriesInLedger(file), unusable: unusableInLedger(file) };
}
