import { type Broker, headOf } from '../../log/broker.js';
import { Store } from '../../tables/store.js';
import { tallyProjection } from '../../testkit/tallyProjection.js';
import { until } from '../../testkit/until.js';
import { checkpointOf, type Projection } from '../projection.js';
import { ProjectionConsumer } from '../projectionConsumer.js';

/** Tables that follow the log, as a service has them. */
export interface TallyService {
  store: Store;
  /** Ids, in the order in which they were told. */
  applied: string[];
  /** How many events each transaction held. */
  portions: number[];
  failures: unknown[];
  stop(): Promise<void>;
}

/** The consumers of a service, as at its start. */
export async function startTallyService(
  broker: Broker,
  file: string,
  projection: Projection = tallyProjection(),
): Promise<TallyService> {
  const store = await Store.open(file, projection);
  const applied: string[] = [];
  const portions: number[] = [];
  const failures: unknown[] = [];
  const consumers = projection.streams.map(
    (stream) =>
      new ProjectionConsumer({
        ...{ broker, durable: 'projection-test', stream, store, projection },
        applied: (events) => {
          portions.push(events.length);
          applied.push(...events.map(({ id }) => id));
        },
        failed: (error) => failures.push(error),
      }),
  );
  const stop = async () => {
    for (const consumer of consumers) await consumer.stop();
    await store.close();
  };
  for (const consumer of consumers) await consumer.start();
  return { store, applied, portions, failures, stop };
}

/** Its tables stand where the log ends now. */
export async function caughtUp({ store }: TallyService, broker: Broker): Promise<void> {
  const heads = { events: await headOf(broker, 'events'), frames: await headOf(broker, 'frames') };
  await until(() => checkpointOf(store, 'events') >= heads.events && checkpointOf(store, 'frames') >= heads.frames);
}
