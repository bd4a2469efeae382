import type { ingest, publisher } from '@wombat/proto';
import type { Answer } from './answer.js';
import type { SeriesAnswer, SeriesDigest } from './contract.js';
import { httpFault } from './httpFault.js';

type Digest = NonNullable<publisher.Validation['digest']>;

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
    const current = known.get(keyOf(state.date, state));
    if (current?.revision !== state.revision) return { series: state, validation: null };
    const { digest } = current;
    return { series: state, validation: current, ...(digest && { digest: digestOf(digest, state) }) };
  });
  return { entries, missing };
}

function digestOf({ worst, ...digest }: Digest, { revision, otherSettings }: ingest.SeriesState): SeriesDigest {
  return { ...digest, revision, otherSettings, worst: worst ?? null };
}

function keyOf(night: string, { targetName, filter }: { targetName: string; filter: string }): string {
  return JSON.stringify([night, targetName, filter]);
}
