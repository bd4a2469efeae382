import { type Delivery, EventLog, type Job, JobWorker } from '@wombat/eventlog';
import type { Config } from '../config/schema.js';
import { SOFTWARE } from '../software.js';
import { awaitBroker } from './awaitBroker.js';
import { readEnvironment } from './environment.js';
import { type Logger, openLogger } from './logger.js';
import { onStop } from './stopSignals.js';

/** What a worker has at hand: no database, no journal. */
export interface WorkerKit {
  home: string;
  data: string;
  config: Config;
  log: EventLog;
  logger: Logger;
}

export interface WorkerDefinition {
  /** Kind of jobs it takes; also the service it belongs to. */
  kind: string;
  /** Does one job: publishes the outcome of every frame, good or bad, before it returns. */
  perform: (kit: WorkerKit) => (job: Job, delivery: Delivery) => Promise<void>;
}

/** Process entry of a worker: a plain process, so that many of them start fast and weigh little. */
export async function runWorker(definition: WorkerDefinition): Promise<void> {
  const name = process.env.WOMBAT_WORKER ?? `${definition.kind}-worker`;
  const read = readEnvironment(process.env);
  if (!read.ok) {
    for (const sentence of read.fault.sentences) process.stderr.write(`${name}: ${sentence}\n`);
    process.exit(78);
  }
  const { home, data, config, natsUrl } = read.value;
  const logger = openLogger(home, name);
  const broker = await awaitBroker(natsUrl, name, (text) => logger.warn(text));
  const log = new EventLog({ broker, journal: null, producer: name, software: SOFTWARE, now: () => new Date() });
  const worker = new JobWorker({
    broker,
    kind: definition.kind,
    perform: definition.perform({ home, data, config, log, logger }),
    report: ({ message, error }) =>
      logger.error({ stack: error instanceof Error ? error.stack : undefined }, `${message}: ${String(error)}`),
    ackWaitSeconds: config.work.ackWaitSeconds,
  });
  onStop(async () => {
    await worker.stop();
    await broker.close();
  });
  await worker.start();
  logger.info('ready');
}
