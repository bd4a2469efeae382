import { NoCluster, whyNotLetIn, withoutPassword } from '@wombat/eventlog/broker';
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
  const shown = withoutPassword(natsUrl);
  if (!(await answers(natsUrl)))
    return `NATS_URL is ${shown}, where no nats-server answers: start it, or unset NATS_URL so that one is started here`;
  const why = await whyNotLetIn(natsUrl);
  return why === null ? null : `the nats-server at ${shown} ${NOT_LET_IN[why]}`;
}

const NOT_LET_IN = {
  unknown: 'does not know this user: NATS_URL is nats://USER:PASSWORD@HOST:PORT or nats://TOKEN@HOST:PORT',
  unencrypted:
    'offers no encryption that can be trusted: tls:// in NATS_URL demands it, NODE_EXTRA_CA_CERTS names who vouches for it',
} as const;
