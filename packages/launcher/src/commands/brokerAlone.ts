import { startEmbeddedBroker } from '../broker/embeddedBroker.js';
import { takeHomeLock } from '../places/homeLock.js';
import type { Places } from '../places/readPlaces.js';
import { awaitRemnants } from '../plant/awaitRemnants.js';
import { StopRequest } from '../plant/stopRequest.js';
import { homeProblem } from '../preflight/folders.js';
import { complain } from '../report/complain.js';

/** `service broker`: the nats-server of this home and nothing else, until Ctrl-C. */
export async function brokerAlone({ home }: Places): Promise<number> {
  const problem = homeProblem(home);
  if (problem !== null) return complain([problem]);
  const lock = takeHomeLock(home, 'service broker');
  if (!lock.ok) return complain([lock.fault.message]);
  try {
    const remnant = await awaitRemnants(home);
    return remnant === null ? await serve(home) : complain([remnant]);
  } finally {
    lock.value.release();
  }
}

async function serve(home: string): Promise<number> {
  const stop = new StopRequest();
  const say = (text: string) => void process.stdout.write(`${text}\n`);
  const failed = Promise.withResolvers<string>();
  const broker = await startEmbeddedBroker({ home, say, failed: failed.resolve });
  if (!broker.ok) return complain([broker.fault.message]);
  stop.onSecond(() => broker.value.process.kill());
  say(`nats-server answers at ${broker.value.url}; Ctrl-C stops it`);
  const code = await Promise.race([stop.asked.then(() => 0), failed.promise.then((sentence) => complain([sentence]))]);
  await broker.value.stop();
  return code;
}
