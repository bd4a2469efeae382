import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '@wombat/proto';
import Database from 'better-sqlite3';
import { CANCELLED_NIGHTS, type CancelledNight } from '../pause/cancelledNight.js';
import { cancelledOf } from './cancelledOf.js';
import { failedMastersOf, NIGHTS_WITH_FAILED_MASTERS } from './failedMasters.js';
import { frameCounts } from './frameCounts.js';
import { LISTED_SERIES } from './listedSeries.js';
import { standingFrames } from './standingFrames.js';
import { unusableLights } from './unusableLights.js';

/** Name of the observer's database, which ingest writes. */
export const LEDGER_DATABASE = 'wombatpipeline.db';

export function ledgerFile(home: string): string {
  return join(home, LEDGER_DATABASE);
}

/**
 * Every series as ListSeries of ingest tells it, from the file itself, where ingest does not run; [] where the tables
 * are not laid yet. What asks for another reduction (`otherSettings`, `otherMasters`) is left out.
 */
export function seriesInLedger(file: string): ingest.SeriesState[] {
  return readLedger(file, ['target', 'halt', 'frame'], seriesIn) ?? [];
}

/** Lights of which there is no series, as ListSeries tells them; [] where the tables are not laid yet. */
export function unusableInLedger(file: string): ingest.UnusableLights[] {
  return readLedger(file, ['target', 'frame'], (db) => unusableLights((sql) => db.prepare(sql).all())) ?? [];
}

/** Height in degrees of the smallest field that was ever solved; null where none was. */
export function smallestSolvedField(file: string): number | null {
  return readLedger(file, ['wcs'], (db) => {
    const row = db.prepare('SELECT min(fov_deg) AS field FROM wcs WHERE success = 1').get() as { field: number | null };
    return row.field;
  });
}

/** The night's folder, relative to the data root; null where the night is not known. */
export function folderOfNight(file: string, night: string): string | null {
  return readLedger(file, ['night'], (db) => {
    const row = db.prepare('SELECT folder FROM night WHERE date = ?').get(night) as { folder: string } | undefined;
    return row?.folder ?? null;
  });
}

/** Null: there is no file, or one of the tables is not laid. */
function readLedger<Answer>(
  file: string,
  tables: readonly string[],
  ask: (db: Database.Database) => Answer,
): Answer | null {
  if (!existsSync(file)) return null;
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return tables.every((table) => isLaid(db, table)) ? ask(db) : null;
  } finally {
    db.close();
  }
}

function isLaid(db: Database.Database, table: string): boolean {
  return db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;
}

/**
 * `reported`, cancelled nights and failed masters came with later versions of the ledger; one that no service has
 * opened since is read without them.
 */
function seriesIn(db: Database.Database): ingest.SeriesState[] {
  const standing = standingFrames((sql) => db.prepare(sql).all());
  const hasReported =
    db.prepare("SELECT 1 FROM pragma_table_info('target') WHERE name = 'reported'").get() !== undefined;
  const reported = hasReported ? 'target.reported' : 'NULL AS reported';
  const rows = db.prepare(`SELECT ${reported}, ${LISTED_SERIES}`).all() as {
    date: string;
    targetName: string;
    filter: string;
    apphot: string | null;
    reported: number | null;
  }[];
  const nights = isLaid(db, 'cancelled_night') ? (db.prepare(CANCELLED_NIGHTS).all() as CancelledNight[]) : [];
  const failed = isLaid(db, 'night_masters') ? db.prepare(NIGHTS_WITH_FAILED_MASTERS).all() : [];
  const failedMasters = failedMastersOf(failed as Parameters<typeof failedMastersOf>[0]);
  return rows.map(({ reported: rowsOfReport, ...row }) =>
    ingest.SeriesState.fromJSON({
      ...row,
      counts: frameCounts(standing(row), rowsOfReport),
      cancelled: cancelledOf(row, nights),
      failedMasters: failedMasters(row),
    }),
  );
}
