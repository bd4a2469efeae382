import { locate, notFound } from '@wombat/prerequisites';
import { ok, type Result, refuse } from '@wombat/result';
import {
  type ChosenDatabase,
  databasesToInstall,
  findSolver as findSolverProgram,
  findStarDatabase,
  solverVersionIn,
  usualDatabaseFolders,
} from '@wombat/service-kit/solver';
import { programOutput } from './programVersion.js';

export function findNatsServer(): Result<string> {
  const file = locate('nats-server');
  return file === null ? refuse(`${notFound('nats-server')}, or set NATS_URL to one that runs`) : ok(file);
}

/** `solve.binary` of the configuration: a path, or `auto`. */
export function findSolver(binary: string): Result<string> {
  const file = findSolverProgram(binary);
  if (file !== null) return ok(file);
  if (binary !== 'auto')
    return refuse(`solve.binary is '${binary}', which is no program that can be run: correct it, or set it to auto`);
  return refuse(`${notFound('astap')}, or set solve.binary`);
}

/** The solver's version as year.month.day; null where there is none, or it does not tell. */
export function versionOfSolver(solver: string | null): string | null {
  return solver === null ? null : solverVersionIn(programOutput(solver, ['-h']));
}

/** `solve.database` of the configuration: a folder, or `auto`. Only a database this solver reads will do. */
export function findStarDatabases(configured: string, solver: string | null): Result<ChosenDatabase> {
  const version = versionOfSolver(solver);
  const found = findStarDatabase(configured, { solver, version });
  if (found !== null && found.readable.length > 0) return ok(found);
  if (found !== null) {
    const names = found.unreadable.map(({ name }) => name).join(', ');
    return refuse(
      `ASTAP ${version} cannot read the star database ${names} in ${found.folder}: install a newer ASTAP, or ${databasesToInstall(version)}`,
    );
  }
  if (configured !== 'auto') {
    return refuse(
      `solve.database is '${configured}', where there is no star database (files such as g18_0101.290 or d50_0101.1476): correct it, or put one there: ${databasesToInstall(version)}`,
    );
  }
  return refuse(databaseMissing(usualDatabaseFolders(solver), version));
}

/** What to say where none of the folders has a star database. */
export function databaseMissing(folders: readonly string[], version: string | null): string {
  return `no star database in ${folders.join(', ')}: install ${databasesToInstall(version)}; or set solve.database to its folder; ./wombat run, up and stardb --from-tycho build one for a first start where Debian's astrometry-data-tycho2-07-littleendian is there`;
}
