import type { submission } from '@wombat/proto';
import { submissionSentence } from '../domain/submissionSentence.js';
import type { SubmissionRow } from '../projection/publisherTables.js';

/** A submission as it is told to others. */
export function submissionMessage(row: SubmissionRow): submission.Submission {
  const { state, submitter, starName, observerCode, fileName, rows, complaints, note, at, begunBy, begunAt } = row;
  return {
    ...{ submissionId: row.id, state, submitter, starName, observerCode, fileName, sha256: row.fileSha256, rows },
    series: row.series.map(({ night, targetName, filter }) => ({ night, targetName, filter })),
    previewRows: row.previewRows ?? undefined,
    acceptedRows: row.acceptedRows ?? undefined,
    sentence: submissionSentence(row),
    by: row.decidedBy,
    ...{ complaints, note, at, begunBy, begunAt },
    archived: row.archived ?? undefined,
    archivedAt: row.archivedAt ?? '',
  };
}
