import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Broker, connectBroker, headOf, STREAMS } from '@wombat/eventlog/broker';
import { type Deed, type Disturb, during, endingOf, someMomentOfWork, type Trial } from '../trial.js';

/** Does something with the broker of the run as one who holds its password; null where it does not answer. */
async function atBroker<T>({ places }: Trial, act: (broker: Broker) => Promise<T>): Promise<T | null> {
  let broker: Broker;
  try {
    const { url } = JSON.parse(readFileSync(join(places.home, 'run/broker.json'), 'utf8')) as { url: string };
    broker = await connectBroker({ url, name: 'faults' });
  } catch {
    return null;
  }
  try {
    return await act(broker);
  } catch (error) {
    // The run may end, and its broker with it, while it is asked.
    if (!broker.connection.isClosed()) await broker.close();
    return error instanceof Error ? null : Promise.reject(error);
  } finally {
    if (!broker.connection.isClosed()) await broker.close();
  }
}

export const consumersDeleted = during(async (trial, run) => {
  const after = await someMomentOfWork(trial, run);
  const names = await atBroker(trial, async ({ streams }) => {
    const deleted: string[] = [];
    for (const { name: stream } of Object.values(STREAMS)) {
      for await (const { name } of streams.consumers.list(stream)) {
        if (trial.random.uniform() < 0.5 && (await streams.consumers.delete(stream, name))) deleted.push(name);
      }
    }
    return deleted;
  });
  return { did: `consumers deleted after ${after} ms: ${names?.join(', ')}`, struck: (names?.length ?? 0) > 0 };
});

/** Every event so far, or every other one, stands in the log a second time, in old order. */
async function againNow(trial: Trial): Promise<Deed> {
  const share = trial.random.uniform() < 0.5 ? 1 : 0.5;
  const count = await atBroker(trial, async (broker) => {
    let published = 0;
    for (const stream of ['events', 'frames'] as const) {
      const head = await headOf(broker, stream);
      for (let seq = 1; seq <= head; seq++) {
        const message = await broker.streams.streams.getMessage(STREAMS[stream].name, { seq });
        if (message === null || trial.random.uniform() >= share) continue;
        const { header } = message;
        for (const key of header.keys()) if (key.startsWith('Nats-')) header.delete(key);
        await broker.client.publish(message.subject, message.data, { headers: header });
        published++;
      }
    }
    return published;
  });
  return { did: `${count} events published again`, struck: (count ?? 0) > 0 };
}

export const eventsAgain = during(async (trial, run) => {
  const after = await someMomentOfWork(trial, run);
  const deed = await againNow(trial);
  return { ...deed, did: `${deed.did} after ${after} ms` };
});

/** All events of a night that was done and decided long before. */
export const oldEventsAgain: Disturb = async (trial) => {
  const run = trial.start();
  let deed: Deed = { did: 'nothing', struck: false };
  while (run.isRunning && !deed.struck) deed = await againNow(trial);
  return { ...deed, did: `of a finished night ${deed.did}`, ending: await endingOf(run) };
};
