/** Which series. */
export interface SeriesKey {
  night: string;
  targetName: string;
  filter: string;
}

/** How a series stands with the people who judge it. */
export interface Standing extends SeriesKey {
  revision: number;
  attempt: number;
  state: string;
  /** Relative to the data root. */
  reportPath: string;
  reportSha256: string;
  /** Which frames each row of the report was made of. '' for reports of versions that did not write it. */
  observationsPath: string;
  observationsSha256: string;
  /** The report that was approved; null where none was. */
  approvedSha256: string | null;
  decidedBy: string;
  reason: string;
  /** Points were rejected or restored, and the report is not made anew yet. */
  isRemaking: boolean;
}

/** Why a series may not be sent, as a sentence; null: it may. `named` is how it is called in the sentence. */
export function whyNotSendable(standing: Standing | null, named: string): string | null {
  if (standing === null) return `${named} has no report yet`;
  if (standing.isRemaking) return `the report of ${named} is being made anew: look again soon`;
  if (standing.state !== 'approved') return `${named} is not approved`;
  if (standing.approvedSha256 !== standing.reportSha256) {
    return `the report of ${named} is not the one that was approved: look again`;
  }
  if (standing.observationsPath === '') return `${named} was made by an older version: reduce it again`;
  return null;
}
