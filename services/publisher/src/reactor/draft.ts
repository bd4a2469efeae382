import { ok, type Result } from '@wombat/result';
import { safeName } from '@wombat/service-kit';
import { type SubmissionFiles, sha256Of } from '../adapters/submissionFiles.js';
import { type FileToSend, fileToSend, type ReportedSeries } from '../domain/fileToSend.js';
import { type SeriesKey, whyNotSendable } from '../domain/sendable.js';
import type { PublisherTables } from '../projection/publisherTables.js';
import { type DeskFault, refused } from './deskFault.js';

/** What would be sent, as it would be sent. */
export interface Draft {
  file: FileToSend;
  sha256: string;
  /** Its number is that of the submission it would be. */
  id: string;
  fileName: string;
}

export interface Drafting {
  tables: PublisherTables;
  files: SubmissionFiles;
  /** observer.code of the configuration. */
  observerCode: string;
}

export async function draftOf(
  { tables, files, observerCode }: Drafting,
  keys: readonly SeriesKey[],
): Promise<Result<Draft, DeskFault>> {
  const series: ReportedSeries[] = [];
  for (const key of keys) {
    const standing = tables.standing(key);
    const named = `${key.targetName} ${key.filter} of ${key.night}`;
    const why = whyNotSendable(standing, named);
    if (standing === null || why !== null) return refused(why ?? named);
    const read = await files.report(standing);
    if (!read.ok) return refused(read.fault.message);
    const { revision, attempt, reportSha256 } = standing;
    series.push({ ...key, revision, attempt, reportSha256, ...read.value });
  }
  const file = fileToSend({ series, observerCode, claimOf: (key) => tables.claimOf(key) });
  if (!file.ok) return refused(file.fault.message);
  const sha256 = sha256Of(file.value.text);
  const id = `${tables.count() + 1}-${sha256.slice(0, 8)}`;
  return ok({ file: file.value, sha256, id, fileName: `${safeName(file.value.star.name)}_${id}_aavso.txt` });
}
