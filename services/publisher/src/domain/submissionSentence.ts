import type { SubmissionFaultCode, SubmissionState } from '@wombat/proto/words';
import { SUBMISSION_FAULTS } from './submissionFault.js';

export interface SubmissionFacts {
  state: SubmissionState;
  rows: number;
  previewRows: number | null;
  acceptedRows: number | null;
  fault: SubmissionFaultCode | null;
  words: string;
  decidedBy: string;
  archived: number | null;
}

/** How a submission stands, and what a person may do. */
export function submissionSentence(facts: SubmissionFacts): string {
  const { state, rows, previewRows, acceptedRows, decidedBy, archived } = facts;
  switch (state) {
    case 'queued':
      return 'it waits for its turn';
    case 'handed':
      return 'take the file to the AAVSO, then say that you have submitted it';
    case 'previewing':
      return 'the AAVSO is shown the file';
    case 'previewed':
      return withWords(
        `the AAVSO counts ${previewRows ?? 0} of ${rows} observations: confirm, and they are sent`,
        facts,
      );
    case 'confirming':
      return 'it is being confirmed';
    case 'accepted':
      return decidedBy === ''
        ? `the AAVSO took ${acceptedRows ?? rows} observations`
        : `${decidedBy} says that the ${rows} observations are at the AAVSO`;
    case 'rejected':
      return withWords(faultWords(facts), facts);
    case 'unknown':
      return withWords(
        `nobody knows whether the observations arrived (${faultWords(facts)}): look at the AAVSO, then say${archiveWords(rows, archived)}`,
        facts,
      );
  }
}

function faultWords({ fault }: SubmissionFacts): string {
  return fault === null ? 'no reason was given' : SUBMISSION_FAULTS[fault].says;
}

function archiveWords(rows: number, archived: number | null): string {
  return archived === null ? '' : `; its archive has ${archived} of ${rows} by now`;
}

function withWords(sentence: string, { words }: SubmissionFacts): string {
  return words === '' ? sentence : `${sentence}. It said: ${words}`;
}
