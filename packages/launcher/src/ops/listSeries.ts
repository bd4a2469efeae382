import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '@wombat/proto';
import { frameCounts, standingFrames } from '@wombat/service-kit/ledger';
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
    const laid = db
      .prepare(`SELECT count(*) AS tables FROM sqlite_master WHERE name IN ('target', 'halt', 'frame')`)
      .get() as {
      tables: number;
    };
    return laid.tables === 3 ? seriesIn(db) : [];
  } finally {
    db.close();
  }
}

/** `reported` came with a later version of the ledger; one that no service has opened since is read without it. */
function seriesIn(db: Database.Database): ingest.SeriesState[] {
  const standing = standingFrames((sql) => db.prepare(sql).all());
  const hasReported =
    db.prepare("SELECT 1 FROM pragma_table_info('target') WHERE name = 'reported'").get() !== undefined;
  const reported = hasReported ? 'target.reported' : 'NULL AS reported';
  const rows = db.prepare(SERIES.replace('SELECT ', `SELECT ${reported}, `)).all() as {
    date: string;
    targetName: string;
    filter: string;
    reported: number | null;
  }[];
  return rows.map(({ reported: rowsOfReport, ...row }) =>
    ingest.SeriesState.fromJSON({ ...row, counts: frameCounts(standing(row), rowsOfReport) }),
  );
}
