import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { knowsDatabase } from './knownDatabases.js';
import { type StarDatabase, starDatabasesIn } from './starDatabasesIn.js';

export interface DatabaseSearch {
  /** The solver's program; null where there is none. */
  solver: string | null;
  /** Its version as year.month.day; null where it is not known. */
  version: string | null;
  platform?: NodeJS.Platform;
}

/** The folder the solver is given, and what it will find there. */
export interface ChosenDatabase {
  folder: string;
  /** Those this solver reads. */
  readable: StarDatabase[];
  /** Those only a newer solver reads. */
  unreadable: StarDatabase[];
}

/** Serves fields of more than 20 degrees only. */
const WIDE_FIELDS = 'w08';

/** The folders `solve.database: auto` looks into, in order: beside the solver, then the usual places. */
export function usualDatabaseFolders(solver: string | null, platform: NodeJS.Platform = process.platform): string[] {
  const beside = solver === null ? [] : [dirname(solver)];
  return [...new Set([...beside, ...installed(platform), join(homedir(), '.local/share/astap')])];
}

function installed(platform: NodeJS.Platform): string[] {
  if (platform === 'win32') return ['C:\\Program Files\\astap', 'C:\\Program Files (x86)\\astap', 'C:\\astap'];
  if (platform === 'darwin') {
    return ['/usr/local/opt/astap', '/opt/homebrew/opt/astap', '/Applications/ASTAP.app/Contents/MacOS'];
  }
  return ['/opt/astap', '/usr/share/astap/data', '/usr/local/share/astap', '/usr/local/opt/astap'];
}

/**
 * The star database for `solve.database`: the folder it names, or for `auto` the first of the usual ones with a
 * database this solver reads; then the first with one for wide fields alone; then the first with one it cannot read, so
 * that the reason can be told. Null where there is none at all.
 */
export function findStarDatabase(configured: string, search: DatabaseSearch): ChosenDatabase | null {
  const folders = configured === 'auto' ? usualDatabaseFolders(search.solver, search.platform) : [configured];
  const found = folders
    .map((folder) => chosen(folder, search.version))
    .filter(({ readable, unreadable }) => readable.length + unreadable.length > 0);
  const usable = found.find(({ readable }) => readable.some(({ name }) => name !== WIDE_FIELDS));
  return usable ?? found.find(({ readable }) => readable.length > 0) ?? found[0] ?? null;
}

function chosen(folder: string, version: string | null): ChosenDatabase {
  const all = starDatabasesIn(folder);
  return {
    folder,
    readable: all.filter(({ name }) => knowsDatabase(version, name)),
    unreadable: all.filter(({ name }) => !knowsDatabase(version, name)),
  };
}
