import { connectBroker, isMissing } from '@wombat/eventlog/broker';
import { newestLetters } from '@wombat/eventlog/healing';
import { ok, type Result, refuse } from '@wombat/result';
import { messageOf } from '@wombat/service-kit/environment';
import { readBrokerFile } from '../broker/brokerFile.js';
import type { Places } from '../places/readPlaces.js';
import { answers } from '../preflight/answers.js';

/** How many jobs could not be done; null where no broker runs that knows. */
export async function countedLetters({ home, natsUrl, config }: Places): Promise<Result<number | null>> {
  const url = natsUrl ?? readBrokerFile(home)?.url;
  if (url === undefined || !(await answers(url))) return ok(null);
  try {
    return ok(await count(url, config.broker.replicas));
  } catch (error) {
    return refuse(`the broker does not tell how many jobs could not be done: ${messageOf(error)}`);
  }
}

async function count(url: string, replicas: number): Promise<number> {
  const broker = await connectBroker({ url, name: 'launcher', replicas });
  try {
    return (await newestLetters(broker, 0)).count;
  } catch (error) {
    // Nobody has laid the streams yet.
    if (isMissing(error)) return 0;
    throw error;
  } finally {
    await broker.close();
  }
}
