import { readReport } from '@wombat/aavso';
import type { submission } from '@wombat/proto';
import type { SubmissionFiles } from '../adapters/submissionFiles.js';
import { correctionNeed, type KeyedRow } from '../domain/correction.js';
import type { Standing } from '../domain/sendable.js';
import type { PublisherTables, SentSeries, SubmissionRow } from '../projection/publisherTables.js';

/** Everything the AAVSO took that is no longer as people here judge it, newest first. */
export async function correctionsOf(tables: PublisherTables, files: SubmissionFiles): Promise<submission.Correction[]> {
  const corrections: submission.Correction[] = [];
  for (const row of tables.all().filter(({ state }) => state === 'accepted')) {
    const sent = await sentRows(tables, files, row);
    for (const [index, series] of row.series.entries()) {
      const standing = tables.standing(series);
      if (standing === null) continue;
      const current = await currentRows(files, standing, series);
      const question = { standing, sentReportSha256: series.reportSha256, sent: sent[index] ?? [], current };
      const need = current === null ? null : correctionNeed({ ...question, current });
      if (need !== null) corrections.push(correction(row, series, need));
    }
  }
  return corrections;
}

/** By series of the file, in its order. */
async function sentRows(tables: PublisherTables, files: SubmissionFiles, row: SubmissionRow): Promise<KeyedRow[][]> {
  const text = await files.read(row.fileName, row.fileSha256);
  const report = text.ok ? readReport(text.value) : text;
  const lines = report.ok ? report.value.rows : [];
  let from = 0;
  return row.series.map((series) => {
    const keys = tables.observationsOf(row.id, series);
    const keyed = keys.map((key, index) => ({ key, line: lines[from + index] ?? key }));
    from += keys.length;
    return keyed;
  });
}

/** Null where the report of today cannot be read; it is needed only where another one than the sent is approved. */
async function currentRows(files: SubmissionFiles, standing: Standing, sent: SentSeries): Promise<KeyedRow[] | null> {
  if (standing.state !== 'approved' || standing.reportSha256 === sent.reportSha256) return [];
  const read = await files.report(standing);
  if (!read.ok) return null;
  const { rows, report } = read.value;
  return rows.map((key, index) => ({ key, line: report.rows[index] ?? '' }));
}

function correction(
  { id, starName, at }: SubmissionRow,
  { night, targetName, filter }: SentSeries,
  need: Pick<submission.Correction, 'sentence' | 'observations'>,
): submission.Correction {
  return { submissionId: id, series: { night, targetName, filter }, starName, sentAt: at, ...need };
}
