import type { SubmissionStepped } from '@wombat/proto';
import type { SubmissionFaultCode, SubmissionState, Submitter } from '@wombat/proto/words';
import { ServiceKit } from '@wombat/service-kit';
import type { FileToSend } from '../domain/fileToSend.js';
import { SUBMISSION_FAULTS } from '../domain/submissionFault.js';
import { mayFollow } from '../domain/submissionState.js';
import { PublisherTables, type SubmissionRow } from '../projection/publisherTables.js';

/** What a step says beside the state. */
export interface StepFacts {
  siteRows?: number | undefined;
  /** Why it went no further, or why nobody knows. */
  fault?: SubmissionFaultCode | undefined;
  words?: string;
  complaints?: readonly { row: number | null; words: string }[];
  by?: string;
  note?: string;
  archived?: number;
}

export interface NewSubmission {
  id: string;
  state: 'queued' | 'handed';
  submitter: Submitter;
  fileName: string;
  fileSha256: string;
  file: FileToSend;
  by: string;
  note: string;
}

/** An event holds no more than the first of them. */
const MOST_COMPLAINTS = 50;

/** Writes the steps of submissions into the log: each rests on the state it is known to follow, or is not written. */
export class SubmissionLog {
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PublisherTables,
  ) {}

  begin({ id, state, submitter, fileName, fileSha256, file, by, note }: NewSubmission): Promise<boolean> {
    return this.kit.decide({
      id: `submission:${id}:${state}`,
      type: 'SubmissionStepped',
      payload: {
        ...{ submissionId: id, state, submitter, starName: file.star.name, starAuid: file.star.auid },
        ...{ observerCode: file.observerCode, fileName, fileSha256, rows: file.rows },
        ...{ judged: false, words: '', complaints: [], by, note, asked: 0 },
        series: file.series.map(({ night, targetName, filter, revision, attempt, reportSha256, rows }) => ({
          reduction: { series: { night, targetName, filter }, revision, attempt },
          reportSha256,
          rows: rows.length,
          observations: rows,
        })),
      },
    });
  }

  /** False: it does not stand where it was thought to, or something came in between; nothing was written. */
  async step(id: string, from: SubmissionState, to: SubmissionState, facts: StepFacts = {}): Promise<boolean> {
    const row = this.tables.submission(id);
    if (row === null || row.state !== from || !mayFollow(from, to)) return false;
    const again = from === to ? `:${row.asked + 1}` : '';
    return this.kit.decide({
      id: `submission:${id}:${to}${again}`,
      type: 'SubmissionStepped',
      payload: payloadOf(row, to, facts),
    });
  }
}

function payloadOf(row: SubmissionRow, state: SubmissionState, facts: StepFacts): SubmissionStepped {
  const { siteRows, fault, words = '', complaints = [], by = '', note = '', archived } = facts;
  const { starName, starAuid, observerCode, submitter, fileName, fileSha256, rows } = row;
  return {
    ...{ submissionId: row.id, state, submitter, starName, starAuid, observerCode, fileName, fileSha256, rows },
    series: row.series.map(({ night, targetName, filter, revision, attempt, reportSha256, rows: count }) => ({
      reduction: { series: { night, targetName, filter }, revision, attempt },
      reportSha256,
      rows: count,
      observations: [],
    })),
    ...{ siteRows, fault, judged: fault !== undefined && SUBMISSION_FAULTS[fault].judged, words, by, note, archived },
    asked: archived === undefined ? row.asked : row.asked + 1,
    complaints: complaints.slice(0, MOST_COMPLAINTS).map((one) => ({ row: one.row ?? 0, words: one.words })),
  };
}
