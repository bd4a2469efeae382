import type { SubmissionFaultCode, SubmissionState, Submitter } from '@wombat/proto/words';
import { lastPointChange, ServiceKit } from '@wombat/service-kit';
import type { Claim } from '../domain/fileToSend.js';
import type { ObservationKey } from '../domain/observation.js';
import type { SeriesKey, Standing } from '../domain/sendable.js';

export interface SubmissionRow {
  id: string;
  number: number;
  state: SubmissionState;
  submitter: Submitter;
  starName: string;
  starAuid: string;
  observerCode: string;
  fileName: string;
  fileSha256: string;
  rows: number;
  previewRows: number | null;
  acceptedRows: number | null;
  fault: SubmissionFaultCode | null;
  words: string;
  complaints: { row: number; words: string }[];
  begunBy: string;
  begunAt: string;
  decidedBy: string;
  note: string;
  at: string;
  archived: number | null;
  archivedAt: string | null;
  /** How often the archive was asked. */
  asked: number;
  series: SentSeries[];
}

export interface SentSeries extends SeriesKey {
  revision: number;
  attempt: number;
  reportSha256: string;
  rows: number;
}

const COLUMNS = `id, number, state, submitter, star_name AS starName, star_auid AS starAuid, observer_code AS observerCode,
  file_name AS fileName, file_sha256 AS fileSha256, rows, preview_rows AS previewRows, accepted_rows AS acceptedRows, fault, words,
  complaints, begun_by AS begunBy, begun_at AS begunAt, decided_by AS decidedBy, note, at, archived, archived_at AS archivedAt, asked`;
const OF_SERIES = 'night = ? AND target_name = ? AND filter = ?';

/** Publisher's tables, read for decisions: to the last event. */
export class PublisherTables {
  constructor(private readonly kit: ServiceKit) {}

  standing(series: SeriesKey): Standing | null {
    const { night, targetName, filter } = series;
    const row = this.kit.store.get<Omit<Standing, 'isRemaking'> & { pointsId: string }>(
      `SELECT night, target_name AS targetName, filter, revision, attempt, state, report_path AS reportPath,
        report_sha256 AS reportSha256, observations_path AS observationsPath, observations_sha256 AS observationsSha256,
        approved_sha256 AS approvedSha256, ifnull(decided_by, '') AS decidedBy, ifnull(reason, '') AS reason,
        points_id AS pointsId FROM validation WHERE ${OF_SERIES}`,
      ...[night, targetName, filter],
    );
    if (row === undefined) return null;
    const { pointsId, ...standing } = row;
    return { ...standing, isRemaking: pointsId !== lastPointChange(this.kit.store, series) };
  }

  submission(id: string): SubmissionRow | null {
    return this.submissions('WHERE id = ?', id)[0] ?? null;
  }

  /** Oldest first. */
  inState(state: SubmissionState): SubmissionRow[] {
    return this.submissions('WHERE state = ? ORDER BY number', state);
  }

  /** Newest first. */
  all(): SubmissionRow[] {
    return this.submissions('ORDER BY number DESC');
  }

  /** Newest first. */
  ofSeries({ night, targetName, filter }: SeriesKey): SubmissionRow[] {
    const ids = `SELECT submission_id FROM submission_series WHERE ${OF_SERIES}`;
    return this.submissions(`WHERE id IN (${ids}) ORDER BY number DESC`, night, targetName, filter);
  }

  /** By row of the part of a file that is of this series, as `rowKey` names the frames. */
  observationsOf(id: string, { night, targetName, filter }: SeriesKey): string[] {
    const row = this.kit.store.get<{ observations: string }>(
      `SELECT observations FROM submission_series WHERE submission_id = ? AND ${OF_SERIES}`,
      ...[id, night, targetName, filter],
    );
    return row === undefined ? [] : JSON.parse(row.observations);
  }

  count(): number {
    return this.kit.store.get<{ count: number }>('SELECT count(*) AS count FROM submission')?.count ?? 0;
  }

  claimOf({ frame, star, filter }: ObservationKey): Claim | null {
    const row = this.kit.store.get<Claim>(
      `SELECT submission_id AS submissionId, state FROM observation JOIN submission ON submission.id = submission_id
       WHERE frame = ? AND star = ? AND filter = ?`,
      ...[frame, star, filter],
    );
    return row ?? null;
  }

  private submissions(where: string, ...values: string[]): SubmissionRow[] {
    const rows = this.kit.store.all<Omit<SubmissionRow, 'complaints' | 'series'> & { complaints: string }>(
      `SELECT ${COLUMNS} FROM submission ${where}`,
      ...values,
    );
    return rows.map((row) => ({ ...row, complaints: JSON.parse(row.complaints), series: this.seriesOf(row.id) }));
  }

  private seriesOf(id: string): SentSeries[] {
    return this.kit.store.all<SentSeries>(
      `SELECT night, target_name AS targetName, filter, revision, attempt, report_sha256 AS reportSha256, rows
       FROM submission_series WHERE submission_id = ? ORDER BY position`,
      id,
    );
  }
}
