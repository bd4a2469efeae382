import { type ArchiveClient, readReport } from '@wombat/aavso';
import { ok, type Result, refuse } from '@wombat/result';
import { SubmissionFiles } from '../adapters/submissionFiles.js';
import { countArchived, sentObservations } from '../domain/archived.js';
import type { SubmissionRow } from '../projection/publisherTables.js';
import { SubmissionLog } from './submissionLog.js';

const DAY_FRACTION = 1e-4;

/** Asks the AAVSO's archive what it has of a submission nobody knows the end of; all of it: it has arrived. */
export class ArchiveQuestion {
  constructor(
    private readonly files: SubmissionFiles,
    private readonly log: SubmissionLog,
    private readonly ask: ArchiveClient,
  ) {}

  /** How many of the observations the archive has; the answer stands in the log, where the end was open. */
  async answer(row: SubmissionRow): Promise<Result<number>> {
    const text = await this.files.read(row.fileName, row.fileSha256);
    if (!text.ok) return text;
    const report = readReport(text.value);
    if (!report.ok) return report;
    const sent = sentObservations(report.value);
    if (sent === null)
      return refuse({ message: 'the file has no Julian dates of the Earth, as the archive keeps them' });
    const dates = sent.map(({ jd }) => jd);
    const archived = await this.ask({
      star: row.starAuid === '' ? row.starName : row.starAuid,
      fromJd: Math.min(...dates) - DAY_FRACTION,
      toJd: Math.max(...dates) + DAY_FRACTION,
    });
    if (!archived.ok) return archived;
    const count = countArchived(sent, archived.value, row.observerCode);
    await this.write(row, count);
    return ok(count);
  }

  private async write({ id, state, rows, fault, words }: SubmissionRow, archived: number): Promise<void> {
    if (state !== 'unknown') return;
    if (archived === rows) {
      await this.log.step(id, 'unknown', 'accepted', { siteRows: archived, archived, words: 'found in its archive' });
    } else await this.log.step(id, 'unknown', 'unknown', { archived, fault: fault ?? undefined, words });
  }
}
