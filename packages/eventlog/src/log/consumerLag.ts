import { type Broker, STREAMS } from './broker.js';

/** How far somebody who reads a stream is behind it. */
export interface ConsumerLag {
  stream: string;
  /** Name of the durable. */
  consumer: string;
  /** Messages it has still to be given. */
  pending: number;
  /** Given, and not acknowledged yet. */
  ackPending: number;
  /** Of these, given more than once. */
  redelivered: number;
}

/** Everybody who reads a stream of ours, by stream and name. */
export async function consumerLags(broker: Broker): Promise<ConsumerLag[]> {
  const lags = await Promise.all(Object.values(STREAMS).map(({ name }) => lagsOf(broker, name)));
  return lags.flat();
}

async function lagsOf(broker: Broker, stream: string): Promise<ConsumerLag[]> {
  const lags: ConsumerLag[] = [];
  for await (const { name, num_pending, num_ack_pending, num_redelivered } of broker.streams.consumers.list(stream))
    lags.push({
      ...{ stream, consumer: name, pending: num_pending },
      ...{ ackPending: num_ack_pending, redelivered: num_redelivered },
    });
  return lags.toSorted((a, b) => a.consumer.localeCompare(b.consumer));
}
