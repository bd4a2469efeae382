import type { Standing } from './sendable.js';

/** An observation at the AAVSO that is not as it should be. */
export interface WrongObservation {
  /** Its row as it was sent. */
  sent: string;
  /** As it would be sent today; '' where it should not be there. */
  now: string;
}

export interface CorrectionNeed {
  sentence: string;
  observations: WrongObservation[];
}

/** A row of a file or report with the frames it was made of. */
export interface KeyedRow {
  key: string;
  line: string;
}

export interface CorrectionQuestion {
  standing: Standing;
  /** Of the report that was sent. */
  sentReportSha256: string;
  sent: readonly KeyedRow[];
  /** Of the approved report of today; it is looked at where another one than the sent is approved. */
  current: readonly KeyedRow[];
}

/** Columns that make an observation another one: DATE, MAG, MERR, FILT, TRANS. */
const TELLING_COLUMNS = [1, 2, 3, 4, 5];

/** What is wrong at the AAVSO since a series was sent; null: nothing, or nobody has judged it yet. */
export function correctionNeed({
  standing,
  sentReportSha256,
  sent,
  current,
}: CorrectionQuestion): CorrectionNeed | null {
  const { state, decidedBy, reason, approvedSha256, revision } = standing;
  if (state === 'usrrej') {
    const because = reason === '' ? '' : ` (${reason})`;
    return {
      sentence: `${decidedBy} rejected it after it was sent${because}: delete these observations at the AAVSO`,
      observations: sent.map(({ line }) => ({ sent: line, now: '' })),
    };
  }
  if (state !== 'approved' || approvedSha256 === sentReportSha256) return null;
  const today = new Map(current.map(({ key, line }) => [key, line]));
  const observations = sent.flatMap(({ key, line }) => {
    const now = today.get(key) ?? '';
    return now !== '' && telling(now) === telling(line) ? [] : [{ sent: line, now }];
  });
  const sentence = `revision ${revision} was approved by ${decidedBy} after it was sent: correct these observations at the AAVSO`;
  return observations.length === 0 ? null : { sentence, observations };
}

function telling(line: string): string {
  const cells = line.split(',');
  return TELLING_COLUMNS.map((column) => cells[column]).join();
}
