import { withoutPassword } from '@wombat/eventlog/broker';
import type { ChosenDatabase } from '@wombat/service-kit/solver';
import type { Places } from '../places/readPlaces.js';
import { answers } from '../preflight/answers.js';
import { programVersion } from '../preflight/programVersion.js';
import { findNatsServer, findSolver, findStarDatabases, versionOfSolver } from '../preflight/systemPrograms.js';
import { depthFindings } from './depthFindings.js';
import { type Finding, fault, fine } from './finding.js';

const OLDEST_NODE = 22;

export function nodeFinding(version = process.versions.node): Finding {
  const major = Number(version.split('.')[0]);
  if (major >= OLDEST_NODE) return fine('node', `${version} at ${process.execPath}`);
  return fault(
    'node',
    `${version} at ${process.execPath}: ${OLDEST_NODE} or newer is needed; ./wombat brings its own where npm works`,
  );
}

export async function brokerFinding({ natsUrl }: Places): Promise<Finding> {
  if (natsUrl !== null) {
    const shown = withoutPassword(natsUrl);
    if (await answers(natsUrl)) return fine('broker', `answers at ${shown} (NATS_URL)`);
    return fault('broker', `NATS_URL is ${shown}, where no nats-server answers: start it, or unset NATS_URL`);
  }
  const server = findNatsServer();
  if (!server.ok) return fault('nats-server', server.fault.message);
  return fine('nats-server', `${programVersion(server.value, ['-v']) ?? 'unknown version'} at ${server.value}`);
}

export function solverFindings(places: Places): Finding[] {
  const { config } = places;
  const solver = findSolver(config.solve.binary);
  const program = solver.ok ? solver.value : null;
  const databases = findStarDatabases(config.solve.database, program);
  return [
    solver.ok
      ? fine('solver', `${programVersion(solver.value, ['-h']) ?? 'unknown version'} at ${solver.value}`)
      : fault('solver', solver.fault.message),
    databases.ok ? databaseFinding(databases.value) : fault('star database', databases.fault.message),
    ...(databases.ok ? depthFindings(databases.value.readable, { places, version: versionOfSolver(program) }) : []),
  ];
}

function databaseFinding({ folder, readable, unreadable }: ChosenDatabase): Finding {
  const names = readable
    .map(({ name, description }) => (description === '' ? name : `${name} (${description})`))
    .join(', ');
  const unread = unreadable.map(({ name }) => name).join(', ');
  return fine(
    'star database',
    `${names} in ${folder}${unread === '' ? '' : `; ${unread} there is for a newer ASTAP than this one`}`,
  );
}
