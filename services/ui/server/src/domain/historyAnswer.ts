import type { publisher, submission } from '@wombat/proto';
import type { HistoryAnswer } from './contract.js';

/** What was made of a series, said of it and sent of it, each newest first. */
export function historyAnswer(
  { revisions, verdicts, points }: publisher.ListHistoryResponse,
  submissions: readonly submission.Submission[],
): HistoryAnswer {
  return {
    revisions: revisions.map(({ revision, at, cause, by, settingsHash, rows }) => ({
      ...{ revision, at, cause, by, settingsHash },
      rows: rows ?? null,
    })),
    verdicts,
    rejections: points.map(({ reasonCode, ...said }) => ({
      ...said,
      rejected: reasonCode !== undefined,
      reasonCode: reasonCode ?? '',
    })),
    submissions: [...submissions],
  };
}
