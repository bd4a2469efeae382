import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StarDatabase } from '@wombat/service-kit/solver';
import Database from 'better-sqlite3';
import type { Places } from '../places/readPlaces.js';
import { starsPerSquareDegree, tooShallow } from './databaseDepth.js';
import { type Finding, fine, warn } from './finding.js';

const SUBJECT = 'star depth';

/**
 * Whether the deepest database there holds stars enough for the smallest field: the one of the configuration, else the
 * smallest that was solved. Nothing where neither depth nor field is known.
 */
export function depthFindings(
  databases: readonly StarDatabase[],
  { places: { config, home }, version }: { places: Places; version: string | null },
): Finding[] {
  const depths = databases.map(starsPerSquareDegree).filter((depth) => depth !== null);
  const field = config.solve.fov ?? smallestSolvedField(home);
  if (depths.length === 0) return [];
  const deepest = Math.max(...depths);
  const stars = `about ${deepest.toFixed(0)} stars in a square degree`;
  if (field === null) return [fine(SUBJECT, stars)];
  const problem = tooShallow(field, { perSquareDegree: deepest, version });
  return [
    problem === null ? fine(SUBJECT, `${stars}, enough for ${field.toFixed(2)} degrees`) : warn(SUBJECT, problem),
  ];
}

/** Height in degrees of the smallest field that was ever solved in this home; null where none was. */
function smallestSolvedField(home: string): number | null {
  const file = join(home, 'wombatpipeline.db');
  if (!existsSync(file)) return null;
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const laid = db.prepare(`SELECT count(*) AS tables FROM sqlite_master WHERE name = 'wcs'`).get() as {
      tables: number;
    };
    if (laid.tables === 0) return null;
    const row = db.prepare('SELECT min(fov_deg) AS field FROM wcs WHERE success = 1').get() as { field: number | null };
    return row.field;
  } finally {
    db.close();
  }
}
