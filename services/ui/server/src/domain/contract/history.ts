import type { ReasonCode } from './curve.js';
import type { Submission } from './submissions.js';

/** GET /api/history?night=&targetName=&filter= ; each list newest first, times as ISO 8601 in UTC. */
export interface HistoryAnswer {
  revisions: RevisionFact[];
  verdicts: VerdictFact[];
  rejections: RejectionFact[];
  submissions: Submission[];
}

export interface RevisionFact {
  revision: number;
  at: string;
  cause: string;
  by: string;
  /** Of the settings that decide what comes of the series, as they were when it was asked for; '' where not known. */
  settingsHash: string;
  /** Rows of its report; null where it has none. */
  rows: number | null;
}

export interface VerdictFact {
  at: string;
  /** approved, rejected, withdrawn. */
  verdict: string;
  by: string;
  reason: string;
  revision: number;
}

export interface RejectionFact {
  at: string;
  by: string;
  /** False: they were taken back. */
  rejected: boolean;
  reasonCode: ReasonCode | '';
  words: string;
  frames: number;
}
