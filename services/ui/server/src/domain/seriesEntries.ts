import type { ingest, publisher, submission } from '@wombat/proto';
import type { Answer } from './answer.js';
import type { SeriesAnswer, SeriesDigest } from './contract.js';
import { httpFault } from './httpFault.js';

type Digest = NonNullable<publisher.Validation['digest']>;

/**
 * The ledger's series, each with what waits for a person and what was last sent of it. A validation of another revision
 * than the ledger's current one speaks of magnitudes that are being replaced, so it is left out.
 */
export function seriesEntries(
  listed: Answer<Pick<ingest.ListSeriesResponse, 'series' | 'unusable'>>,
  validations: Answer<readonly publisher.Validation[]>,
  submissions: Answer<readonly submission.Submission[]>,
): SeriesAnswer {
  const answers = [listed, validations, submissions];
  const missing = answers.flatMap((answer) => (answer.ok ? [] : [httpFault(answer.fault).error]));
  const sent = submissions.ok ? lastOfSeries(submissions.value) : null;
  const known = new Map((validations.ok ? validations.value : []).map((each) => [keyOf(each.night, each), each]));
  const entries = (listed.ok ? listed.value.series : []).map((state) => {
    const current = known.get(keyOf(state.date, state));
    const last = sent === null ? {} : { submission: sent.get(keyOf(state.date, state)) ?? null };
    if (current?.revision !== state.revision) return { series: state, validation: null, ...last };
    const { digest, rejectedByPerson } = current;
    const series = { ...state, ...(state.counts && { counts: { ...state.counts, rejectedByPerson } }) };
    return { series, validation: current, ...last, ...(digest && { digest: digestOf(digest, state) }) };
  });
  return { entries, unusable: listed.ok ? listed.value.unusable : [], missing: [...new Set(missing)] };
}

/** They come newest first. */
function lastOfSeries(submissions: readonly submission.Submission[]): Map<string, submission.Submission> {
  const last = submissions.toReversed();
  return new Map(last.flatMap((one) => one.series.map((series) => [keyOf(series.night, series), one] as const)));
}

function digestOf({ worst, ...digest }: Digest, { revision, otherSettings }: ingest.SeriesState): SeriesDigest {
  return { ...digest, revision, otherSettings, worst: worst ?? null };
}

function keyOf(night: string, { targetName, filter }: { targetName: string; filter: string }): string {
  return JSON.stringify([night, targetName, filter]);
}
