import { tmpdir } from 'node:os';
import { notFound } from '@wombat/prerequisites';
import { ok, type Result, refuse } from '@wombat/result';
import { databasesToInstall, findSolver, findStarDatabase, solverVersionIn } from '@wombat/service-kit/solver';
import { type Config, InstallationFault } from '@wombat/service-kit/worker';
import type { Astap } from './astap.js';
import { runProgram } from './runProgram.js';

const PATIENCE_SECONDS = 20;

/** ASTAP and a star database its version reads, or what of it this computer lacks. */
export async function locateSolver(settings: Config['solve']): Promise<Result<Astap, InstallationFault>> {
  const binary = findSolver(settings.binary);
  if (binary === null) return refuse(new InstallationFault('noSolver', notFound('astap')));
  const help = await runProgram({ binary, timeLimitSeconds: PATIENCE_SECONDS }, ['-h'], tmpdir());
  const version = solverVersionIn(help.stdout);
  const found = findStarDatabase(settings.database, { solver: binary, version });
  if (found === null) return refuse(new InstallationFault('noStarDatabase', databasesToInstall(version)));
  if (found.readable.length === 0) {
    const names = found.unreadable.map(({ name }) => name).join(', ');
    const detail = `${names} in ${found.folder} is for a newer ASTAP than ${version}, which reads ${databasesToInstall(version)}`;
    return refuse(new InstallationFault('noStarDatabase', detail));
  }
  const { timeLimitSeconds } = settings;
  return ok({ binary, version: version ?? 'unknown', database: found.folder, timeLimitSeconds });
}
