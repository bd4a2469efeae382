import { NoCluster, refusesUs, withoutPassword } from '@wombat/eventlog/broker';
import { pageProblem } from '@wombat/service-kit/users';
import { halfRestored } from '../backup/halfRestored.js';
import type { Places } from '../places/readPlaces.js';
import { answers } from './answers.js';
import { dataFolderProblem, homeProblem } from './folders.js';
import { findNatsServer, findSolver, findStarDatabases } from './systemPrograms.js';

/** Everything that would stop a run, one sentence each, before any process is started. */
export async function preflight(places: Places, options: { mayBeEmpty: boolean; once: boolean }): Promise<string[]> {
  const { solve } = places.config;
  const solver = findSolver(solve.binary);
  const database = findStarDatabases(solve.database, solver.ok ? solver.value : null);
  const problems = [
    dataFolderProblem(places.data, options),
    homeProblem(places.home),
    halfRestored(places.home),
    options.once ? null : pageProblem(places),
    await brokerProblem(places.natsUrl, places.config.broker.replicas),
    solver.ok ? null : solver.fault.message,
    database.ok ? null : database.fault.message,
  ];
  return problems.filter((problem) => problem !== null);
}

/** Somebody else's broker must answer; for our own there must be a program. */
export async function brokerProblem(natsUrl: string | null, replicas: number): Promise<string | null> {
  if (natsUrl === null) {
    if (replicas > 1) return new NoCluster(replicas).message;
    const server = findNatsServer();
    return server.ok ? null : server.fault.message;
  }
  if (await answers(natsUrl)) {
    if (!(await refusesUs(natsUrl))) return null;
    return `the nats-server at ${withoutPassword(natsUrl)} does not know this user: NATS_URL is nats://USER:PASSWORD@HOST:PORT`;
  }
  return `NATS_URL is ${withoutPassword(natsUrl)}, where no nats-server answers: start it, or unset NATS_URL so that one is started here`;
}
