import { joinReports, type ReportText } from '@wombat/aavso';
import type { SubmissionState } from '@wombat/proto/words';
import { type Fault, ok, type Result, refuse } from '@wombat/result';
import { type ObservationKey, observationKeys, type ReportedStar, starKey } from './observation.js';
import type { SeriesKey } from './sendable.js';
import { isOpen } from './submissionState.js';

/** An approved series with its report taken apart. */
export interface ReportedSeries extends SeriesKey {
  revision: number;
  attempt: number;
  reportSha256: string;
  star: ReportedStar;
  report: ReportText;
  /** By row of the report: the frames it was made of, as `rowKey` names them. */
  rows: string[];
}

/** The submission that has sent an observation, or is about to. */
export interface Claim {
  submissionId: string;
  state: SubmissionState;
}

export interface SeriesToSend extends SeriesKey {
  revision: number;
  attempt: number;
  reportSha256: string;
  rows: string[];
  /** Rows that were sent before. */
  leftOut: number;
}

export interface FileToSend {
  text: string;
  rows: number;
  star: ReportedStar;
  observerCode: string;
  series: SeriesToSend[];
  leftOut: number;
}

export interface FileQuestion {
  series: readonly ReportedSeries[];
  /** observer.code of the configuration. */
  observerCode: string;
  claimOf(key: ObservationKey): Claim | null;
}

/** No observer of the AAVSO: reports may be made under it, but not sent. */
export const NO_OBSERVER = 'XXXX';
/** An event names all of them, and a message of the broker holds a megabyte. */
export const MOST_OBSERVATIONS = 10_000;

/**
 * The one file of some approved series of one star: every observation that was not sent before. Refused, with a
 * sentence, where it may not be made.
 */
export function fileToSend({ series, observerCode, claimOf }: FileQuestion): Result<FileToSend> {
  const [first] = series;
  const unfit = whyUnfit(series, observerCode);
  if (unfit !== null) return refuse(unfit);
  if (first === undefined) return refuse({ message: 'no series was named' });
  const chosen = series.map((one) => choose(one, claimOf));
  const open = chosen.flatMap(({ openClaims }) => openClaims)[0];
  if (open !== undefined) {
    return refuse({
      message: `some of these observations are in submission ${open.submissionId}, which is ${open.state}: settle that first`,
    });
  }
  const rows = chosen.reduce((sum, { kept }) => sum + kept.length, 0);
  if (rows === 0) return refuse({ message: 'all of these observations were sent before' });
  if (rows > MOST_OBSERVATIONS) {
    return refuse({
      message: `${rows} observations are too many for one file (${MOST_OBSERVATIONS}): send fewer series at once`,
    });
  }
  const text = joinReports(chosen.map(({ report }) => report));
  if (!text.ok) return text;
  const sent = chosen.map(({ key, kept, leftOut }) => ({ ...key, rows: kept, leftOut }));
  const leftOut = sent.reduce((sum, one) => sum + one.leftOut, 0);
  return ok({ text: text.value, rows, star: first.star, observerCode, series: sent, leftOut });
}

/** Why nothing can be sent under this code; null: it can. */
export function whyNoObserver(observerCode: string): Fault | null {
  if (observerCode.toUpperCase() !== NO_OBSERVER) return null;
  return { message: `observer.code is ${NO_OBSERVER}: set the code the AAVSO gave you and reduce again` };
}

function whyUnfit(series: readonly ReportedSeries[], observerCode: string): Fault | null {
  const nobody = whyNoObserver(observerCode);
  if (nobody !== null) return nobody;
  for (const { report, star, rows } of series) {
    const code = report.headers.get('OBSCODE') ?? '';
    if (code.toUpperCase() !== observerCode.toUpperCase()) {
      return { message: `a report was made for ${code}, observer.code is ${observerCode}: reduce it again` };
    }
    if (starKey(star) !== starKey(series[0]?.star ?? star)) {
      return { message: `one file is of one star, not of ${series[0]?.star.name} and ${star.name}` };
    }
    if (rows.length !== report.rows.length) {
      return {
        message: `a report has ${report.rows.length} rows, but frames are known for ${rows.length}: reduce it again`,
      };
    }
  }
  return null;
}

function choose(series: ReportedSeries, claimOf: FileQuestion['claimOf']) {
  const { night, targetName, filter, revision, attempt, reportSha256, star, report, rows } = series;
  const claims = rows.map((row) => observationKeys(row, starKey(star), filter).flatMap((key) => claimOf(key) ?? []));
  const free = (_: string, index: number) => claims[index]?.length === 0;
  return {
    key: { night, targetName, filter, revision, attempt, reportSha256 },
    kept: rows.filter(free),
    leftOut: claims.filter((one) => one.length > 0).length,
    openClaims: claims.flat().filter(({ state }) => isOpen(state)),
    report: { ...report, rows: report.rows.filter(free) },
  };
}
