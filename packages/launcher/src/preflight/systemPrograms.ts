import {
  type ChosenDatabase,
  findProgram,
  findSolver as findSolverProgram,
  findStarDatabase,
  solverVersionIn,
  usualDatabaseFolders,
} from '@wombat/service-kit/solver';
import { programOutput } from '../broker/programVersion.js';

/** Debian keeps servers in /usr/sbin, which is not on a user's PATH; Homebrew has two places. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

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
  const file = findSolverProgram(binary);
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

/** `solve.database` of the configuration: a folder, or `auto`. Only a database this solver reads will do. */
export function findStarDatabases(configured: string, solver: string | null): Found<ChosenDatabase> {
  const version = solver === null ? null : solverVersionIn(programOutput(solver, ['-h']));
  const found = findStarDatabase(configured, { solver, version });
  if (found !== null && found.readable.length > 0) return { ok: true, value: found };
  if (found !== null) {
    const names = found.unreadable.map(({ name }) => name).join(', ');
    return {
      ok: false,
      problem: `ASTAP ${version} cannot read the star database ${names} in ${found.folder}: install a newer ASTAP, or H18, G18 or V17 for this one`,
    };
  }
  if (configured !== 'auto') {
    return {
      ok: false,
      problem: `solve.database is '${configured}', where there is no star database (files such as g18_0101.290 or d50_0101.1476): correct it, or put one there`,
    };
  }
  return {
    ok: false,
    problem: `no star database in ${usualDatabaseFolders(solver).join(', ')}: install one of ASTAP's (D50, G18 ...), or set solve.database to its folder`,
  };
}
