import { tmpdir } from 'node:os';
import { notFound } from '@wombat/prerequisites';
import { ok, type Result, refuse } from '@wombat/result';
import type { Config } from '@wombat/service-kit';
import { databasesToInstall, findSolver, findStarDatabase, solverVersionIn } from '@wombat/service-kit/solver';
import type { Astap } from './astap.js';
import { runProgram } from './runProgram.js';

const PATIENCE_SECONDS = 20;

/** ASTAP and a star database its version reads, or the sentence that says what is missing. */
export async function locateSolver(settings: Config['solve']): Promise<Result<Astap>> {
  const binary = findSolver(settings.binary);
  if (binary === null) return refuse(`${notFound('astap')}, or set solve.binary`);
  const help = await runProgram({ binary, timeLimitSeconds: PATIENCE_SECONDS }, ['-h'], tmpdir());
  const version = solverVersionIn(help.stdout);
  const found = findStarDatabase(settings.database, { solver: binary, version });
  if (found === null)
    return refuse(
      `star database not found: set solve.database to the folder that holds it, or install ${databasesToInstall(version)}`,
    );
  if (found.readable.length === 0) {
    const names = found.unreadable.map(({ name }) => name).join(', ');
    return refuse(
      `star database not found that ASTAP ${version} reads (${names} in ${found.folder} is for a newer one): install a newer ASTAP, or ${databasesToInstall(version)}`,
    );
  }
  const { timeLimitSeconds } = settings;
  return ok({ binary, version: version ?? 'unknown', database: found.folder, timeLimitSeconds });
}
