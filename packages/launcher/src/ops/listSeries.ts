import type { ingest } from '@wombat/proto';
import { ledgerFile, seriesInLedger } from '@wombat/service-kit/ledger';
import type { ServiceDirectory } from './serviceDirectory.js';

/** Every series: from the ledger where it runs, else from its file, opened read-only. */
export async function listSeries(home: string, directory: ServiceDirectory): Promise<ingest.SeriesState[]> {
  const answer = await directory.client('ingest')?.listSeries();
  return answer?.ok ? answer.value.series : seriesInLedger(ledgerFile(home));
}
