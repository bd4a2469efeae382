import { findProgram } from './findProgram.js';
import { type StarDatabase, starDatabasesIn, usualDatabaseFolders } from './starDatabase.js';

/** Debian keeps servers in /usr/sbin, which is not on a user's PATH; Homebrew has two places. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
const SOLVER_FOLDERS = ['/Applications/ASTAP.app/Contents/MacOS', '/opt/astap', '/usr/local/bin', '/opt/homebrew/bin'];

export type Found<T> = { ok: true; value: T } | { ok: false; problem: string };

export function findNatsServer(): Found<string> {
  const file = findProgram(['nats-server'], SERVER_FOLDERS);
  if (file !== null) return { ok: true, value: file };
  return {
    ok: false,
    problem:
      'nats-server not found: apt-get install nats-server (macOS: brew install nats-server), or set NATS_URL to one that runs',
  };
}

/** `solve.binary` of the configuration: a path, or `auto`. */
export function findSolver(binary: string): Found<string> {
  const file = binary === 'auto' ? findProgram(['astap_cli', 'astap'], SOLVER_FOLDERS) : findProgram([binary]);
  if (file !== null) return { ok: true, value: file };
  if (binary !== 'auto')
    return {
      ok: false,
      problem: `solve.binary is '${binary}', which is no program that can be run: correct it, or set it to auto`,
    };
  return {
    ok: false,
    problem:
      'astap_cli not found: apt-get install astap-cli (macOS: the ASTAP package of www.hnsky.org), or set solve.binary',
  };
}

/** `solve.database` of the configuration: a folder, or `auto`. */
export function findStarDatabases(folder: string, solver: string | null): Found<StarDatabase[]> {
  if (folder !== 'auto') {
    const found = starDatabasesIn(folder);
    if (found.length > 0) return { ok: true, value: found };
    return {
      ok: false,
      problem: `solve.database is '${folder}', where there is no star database (files such as g18_0101.290 or d50_0101.1476): correct it, or put one there`,
    };
  }
  const folders = usualDatabaseFolders(solver);
  for (const usual of folders) {
    const found = starDatabasesIn(usual);
    if (found.length > 0) return { ok: true, value: found };
  }
  return {
    ok: false,
    problem: `no star database in ${folders.join(', ')}: install one of ASTAP's (D50, G18 ...), or set solve.database to its folder`,
  };
}
