import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '@wombat/proto';
import Database from 'better-sqlite3';
import type { ServiceDirectory } from './serviceDirectory.js';

const SERIES = `SELECT target.date, target.target_name AS targetName, target.filter, band, num_images AS numImages, revision, proc,
  proc_bias AS procBias, proc_dark AS procDark, proc_flat AS procFlat, apphot, submitted, halt.reason
  FROM target LEFT JOIN halt ON halt.date = target.date AND halt.target_name = target.target_name AND halt.filter = target.filter
  ORDER BY target.date DESC, target.target_name, target.filter`;

/** Every series: from the ledger where it runs, else from its file, opened read-only. */
export async function listSeries(home: string, directory: ServiceDirectory): Promise<ingest.SeriesState[]> {
  const answer = await directory.client('ingest')?.listSeries();
  return answer?.ok ? answer.value.series : seriesInFile(home);
}

function seriesInFile(home: string): ingest.SeriesState[] {
  const file = join(home, 'wombatpipeline.db');
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const laid = db.prepare(`SELECT count(*) AS tables FROM sqlite_master WHERE name IN ('target', 'halt')`).get() as {
      tables: number;
    };
    return laid.tables === 2 ? db.prepare(SERIES).all().map(ingest.SeriesState.fromJSON) : [];
  } finally {
    db.close();
  }
}
