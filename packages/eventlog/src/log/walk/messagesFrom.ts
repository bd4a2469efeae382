import type { ConsumeOptions, JsMsg } from '@nats-io/jetstream';
import { type Broker, isInCluster, STREAMS } from '../broker.js';
import { heldMessage } from '../heldMessage.js';
import { givenMessages, SilentLog, type Wish } from './givenMessages.js';

/** A consumer is laid on a copy of the stream by chance; of three, one may lack the last messages for good. */
const TRIES_IN_A_CLUSTER = 6;

/**
 * The messages of a stream from a place up to the last that is wished for. Servers of a cluster that were cut off may
 * lack what others have: where a copy has no more, another one is asked. Throws SilentLog as givenMessages does.
 */
export async function* messagesFrom(
  broker: Broker,
  start: number,
  wish: Wish,
  pull?: ConsumeOptions,
): AsyncGenerator<JsMsg> {
  let next = start;
  const tries = isInCluster(broker) ? TRIES_IN_A_CLUSTER : 1;
  for (let left = tries - 1; ; left--) {
    const place = { deliver_policy: 'by_start_sequence', opt_start_seq: next } as const;
    const consumer = await broker.client.consumers.get(STREAMS[wish.stream].name, place);
    try {
      for await (const message of givenMessages(await consumer.consume(pull), wish)) {
        yield message;
        next = message.seq + 1;
      }
      if (next > wish.last || left === 0 || (await heldMessage(broker, wish.stream, next)) === null) return;
    } catch (error) {
      if (!(error instanceof SilentLog) || left === 0) throw error;
    }
  }
}
