import { type Broker, isMissing, STREAMS } from '../log/broker.js';
import { workerDurable } from '../vocabulary/subjects.js';

/** The highest place in the queue that a worker of the kind was given; 0 before the first worker came. */
export async function lastDelivered(broker: Broker, kind: string): Promise<number> {
  try {
    return (await broker.streams.consumers.info(STREAMS.work.name, workerDurable(kind))).delivered.stream_seq;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}
