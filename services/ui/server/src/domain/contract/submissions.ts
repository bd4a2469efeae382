import type { Submitter } from '@wombat/proto/words';
import type { SeriesKey } from './seriesKey.js';

/** How far a file has come on its way to the AAVSO. Nothing leaves `unknown` but by a person's word or the AAVSO's. */
export const SUBMISSION_STATES = [
  'queued',
  'handed',
  'previewing',
  'previewed',
  'confirming',
  'accepted',
  'rejected',
  'unknown',
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** One file for the AAVSO, of one star; it may hold several series. */
export interface Submission {
  submissionId: string;
  state: SubmissionState;
  submitter: Submitter;
  starName: string;
  observerCode: string;
  series: SeriesKey[];
  fileName: string;
  sha256: string;
  rows: number;
  /** What the AAVSO counted before it was confirmed; left out before it did. */
  previewRows?: number | undefined;
  /** What it took; left out before it did. */
  acceptedRows?: number | undefined;
  /** What it had to say: of row 1 on, or of the whole file, row 0. */
  complaints: { row: number; words: string }[];
  /** How it stands. */
  sentence: string;
  /** Who did the last of it. */
  by: string;
  note: string;
  /** ISO 8601, UTC: when it came into this state. */
  at: string;
  begunBy?: string | undefined;
  begunAt?: string | undefined;
  /** Of the rows, how many the AAVSO's archive had when it was last asked; left out where it was not. */
  archived?: number | undefined;
  /** '' where the archive was not asked. */
  archivedAt?: string | undefined;
}

/** GET /api/submissions?night=&targetName=&filter= , newest first; without a series, all. */
export interface SubmissionsAnswer {
  submissions: Submission[];
}

/** POST /api/push/draft : what would be sent of approved series of one star. */
export interface DraftRequest {
  series: SeriesKey[];
}

export interface DraftAnswer {
  starName: string;
  observerCode: string;
  fileName: string;
  /** The exact bytes. */
  text: string;
  sha256: string;
  rows: number;
  /** Rows that are not in it, because they were sent before. */
  leftOut: number;
  series: SeriesKey[];
  /** What it would be sent by. */
  submitter: Submitter;
  /** The AAVSO's page, for a person who takes the file there. */
  submitUrl: string;
}

/** POST /api/push/submit : sends it, or hands it to the person who takes it there. */
export interface SubmitRequest extends DraftRequest {
  /** Of the file that was looked at; another one is refused. */
  sha256: string;
  by: string;
  /** Left out, the server chooses. */
  submitter?: Submitter | undefined;
  note: string;
}

export interface SubmitAnswer {
  submissionId: string;
}

/**
 * POST /api/push/confirm : the preview was looked at, send it.
 * POST /api/push/withdraw : it is taken back before that.
 */
export interface SubmissionWord {
  submissionId: string;
  by: string;
  note: string;
}

/** POST /api/push/settle : whether the observations are there, of what was handed out or of what nobody knows. */
export interface SettleRequest extends SubmissionWord {
  arrived: boolean;
}

/** POST /api/push/ask with a `submissionId`: asks the AAVSO's archive about what nobody knows. */
export interface AskAnswer {
  /** Of the rows, how many the archive has. */
  archived: number;
  rows: number;
}

/** GET /api/corrections : what the AAVSO has and should not have, or not so, newest first. */
export interface CorrectionsAnswer {
  corrections: Correction[];
}

export interface Correction {
  submissionId: string;
  series: SeriesKey;
  starName: string;
  /** ISO 8601, UTC. */
  sentAt: string;
  /** What to do about it at the AAVSO, and why. */
  sentence: string;
  /** Rows as they were sent, and as they would be today; '' where they should not be there. */
  observations: { sent: string; now: string }[];
}
