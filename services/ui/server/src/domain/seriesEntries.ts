import type { ingest, publisher } from '@wombat/proto';
import type { Answer } from './answer.js';
import type { SeriesAnswer } from './contract.js';
import { httpFault } from './httpFault.js';

/**
 * The ledger's series, each with what waits for a person. A validation of another revision than the ledger's current one
 * speaks of magnitudes that are being replaced, so it is left out.
 */
export function seriesEntries(
  series: Answer<readonly ingest.SeriesState[]>,
  validations: Answer<readonly publisher.Validation[]>,
): SeriesAnswer {
  const missing = [series, validations].flatMap((answer) => (answer.ok ? [] : [httpFault(answer.fault).error]));
  const known = new Map((validations.ok ? validations.value : []).map((each) => [keyOf(each.night, each), each]));
  const entries = (series.ok ? series.value : []).map((state) => {
    const validation = known.get(keyOf(state.date, state));
    return { series: state, validation: validation?.revision === state.revision ? validation : null };
  });
  return { entries, missing };
}

function keyOf(night: string, { targetName, filter }: { targetName: string; filter: string }): string {
  return JSON.stringify([night, targetName, filter]);
}
