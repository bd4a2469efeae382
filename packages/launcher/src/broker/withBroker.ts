import { type Broker, connectBroker, ensureStreams } from '@wombat/eventlog/broker';
import { ok, type Result, refuse } from '@wombat/result';
import { takeHomeLock } from '../places/homeLock.js';
import type { Places } from '../places/readPlaces.js';
import { awaitRemnants } from '../plant/awaitRemnants.js';
import { answers } from '../preflight/answers.js';
import { homeProblem } from '../preflight/folders.js';
import { brokerProblem } from '../preflight/preflight.js';
import { readBrokerFile } from './brokerFile.js';
import { startEmbeddedBroker } from './embeddedBroker.js';

/**
 * Does something with the broker of a home: the one that runs, or where none does, one that is started for it. A fault
 * says why there is none.
 */
export async function withBroker<T>(
  { home, natsUrl, config }: Places,
  command: string,
  work: (broker: Broker, url: string) => Promise<T>,
): Promise<Result<T>> {
  const { replicas } = config.broker;
  const problem = homeProblem(home) ?? (await brokerProblem(natsUrl, replicas));
  if (problem !== null) return refuse(problem);
  const running = natsUrl ?? readBrokerFile(home)?.url;
  if (running !== undefined && (await answers(running))) return ok(await connected({ url: running, replicas }, work));
  const lock = takeHomeLock(home, command);
  if (!lock.ok) return lock;
  try {
    const remnant = await awaitRemnants(home);
    if (remnant !== null) return refuse(remnant);
    const say = (text: string) => void process.stderr.write(`${text}\n`);
    const started = await startEmbeddedBroker({ home, say, failed: say });
    if (!started.ok) return started;
    try {
      return ok(await connected({ url: started.value.url, replicas }, work));
    } finally {
      await started.value.stop();
    }
  } finally {
    lock.value.release();
  }
}

async function connected<T>(
  { url, replicas }: { url: string; replicas: number },
  work: (broker: Broker, url: string) => Promise<T>,
): Promise<T> {
  const broker = await connectBroker({ url, name: 'launcher', replicas });
  try {
    await ensureStreams(broker);
    return await work(broker, url);
  } finally {
    await broker.close();
  }
}
