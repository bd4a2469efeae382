import type { SeriesKey } from './seriesKey.js';

/** How far a file has come on its way to the AAVSO. Nothing leaves `unknown` but by a person's word or the AAVSO's. */
export const SUBMISSION_STATES = [
  'draft',
  'queued',
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
  id: string;
  state: SubmissionState;
  /** manual, auth0-form, cookie, token. */
  submitter: string;
  star: string;
  observerCode: string;
  series: SeriesKey[];
  rows: number;
  /** Of the file. */
  sha256: string;
  /** What the AAVSO counted before it was confirmed; null before it did. */
  previewRows: number | null;
  /** What it took; null before it did. */
  acceptedRows: number | null;
  /** What it refused, with its own words. */
  refusals: { row: number; words: string }[];
  /** A sentence on how it stands. */
  sentence: string;
  by: string;
  note: string;
  /** ISO 8601, UTC: when it came into this state. */
  at: string;
}
