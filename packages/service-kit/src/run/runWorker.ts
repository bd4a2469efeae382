import { hostname } from 'node:os';
import { join } from 'node:path';
import { armFailPoints, claimInFolder } from '@wombat/eventlog/fail-points';
import { EventLog, giveSigns, JobWorker, type Perform } from '@wombat/eventlog/worker';
import type { work } from '@wombat/proto';
import type { Config } from '../config/schema.js';
import { brokerPresence } from '../health/brokerPresence.js';
import { healthOf } from '../health/health.js';
import { openPlainDoor } from '../health/plainDoor.js';
import { installationFaultOf } from '../installation/installationFault.js';
import { tellEvents, tellJobs } from '../logs/tellInLog.js';
import { offerMetrics } from '../metrics/allMetrics.js';
import { programRegistry } from '../metrics/programRegistry.js';
import { workerMetrics } from '../metrics/workerMetrics.js';
import { SOFTWARE } from '../software.js';
import { beginTracing } from '../tracing/beginTracing.js';
import { awaitBroker } from './awaitBroker.js';
import { readEnvironment } from './environment.js';
import { BAD_CONFIGURATION } from './exitCodes.js';
import { type Logger, openLogger } from './logger.js';
import { shedStartUp } from './shedStartUp.js';
import { onStop } from './stopSignals.js';

/** What a worker has at hand: no database, no journal. */
export interface WorkerKit {
  home: string;
  data: string;
  config: Config;
  log: EventLog;
  logger: Logger;
}

export interface WorkerDefinition<Kind extends work.WorkKind> {
  /** Kind of jobs it takes; also the service it belongs to. */
  kind: Kind;
  /** How each order is carried out: the outcome of every frame, good or bad, is published before it returns. */
  performers: (kit: WorkerKit) => { readonly [T in work.TasksOf<Kind>]: Perform<T> };
}

/** Process entry of a worker: a plain process, so that many of them start fast and weigh little. */
export async function runWorker<Kind extends work.WorkKind>(definition: WorkerDefinition<Kind>): Promise<void> {
  const read = readEnvironment(process.env);
  if (!read.ok) {
    for (const sentence of read.fault.sentences) process.stderr.write(`${definition.kind}-worker: ${sentence}\n`);
    process.exit(BAD_CONFIGURATION);
  }
  const { home, data, config, listen, failPoints } = read.value;
  const name = read.value.worker ?? `${definition.kind}-worker`;
  armFailPoints(name, failPoints, claimInFolder(join(home, 'failpoints'), name));
  const logger = openLogger(home, name);
  // Why it is not ready, before it has begun and while its broker is away.
  let problem: () => string | null = () => 'starting';
  const registry = programRegistry(name, () => problem() === null);
  const health = () =>
    healthOf(name, { ready: problem() === null, problems: [problem()].filter((one) => one !== null) });
  await openPlainDoor({ host: listen.host, port: listen.httpPort }, health, registry);
  const broker = await awaitBroker(read.value, name, (text) => logger.warn(text));
  const endTracing = await beginTracing(read.value, { broker, name, logger });
  const now = () => new Date();
  const told = tellEvents(logger);
  const log = new EventLog({ broker, journal: null, producer: name, software: SOFTWARE, now, told });
  const count = workerMetrics(registry);
  const diary = tellJobs(logger);
  const worker = new JobWorker({
    broker,
    kind: definition.kind,
    performers: definition.performers({ home, data, config, log, logger }),
    holdOf: (error) => {
      const fault = installationFaultOf(error);
      return fault === null ? null : { code: fault.code, reason: fault.message };
    },
    report: ({ message, error }) =>
      logger.error({ stack: error instanceof Error ? error.stack : undefined }, `${message}: ${String(error)}`),
    taken: diary.taken,
    ended: (job) => {
      count(job);
      diary.ended(job);
    },
    ackWaitSeconds: config.work.ackWaitSeconds,
  });
  const startedAt = new Date().toISOString();
  const self = { kind: definition.kind, name, host: hostname(), pid: process.pid, startedAt };
  const offered = offerMetrics(broker, registry, (text) => logger.warn(text));
  const lastSign = giveSigns(broker, () => ({ ...self, ...worker.stand }));
  onStop(async () => {
    await worker.stop();
    offered.unsubscribe();
    await lastSign();
    await endTracing();
    await broker.close();
  });
  await worker.start();
  const isThere = brokerPresence(broker.connection);
  problem = () => (isThere() ? null : 'its broker does not answer');
  logger.info({ software: SOFTWARE }, 'ready');
  shedStartUp();
}
