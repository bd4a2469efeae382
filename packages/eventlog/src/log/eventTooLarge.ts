import { type Broker, isBeyondStream, STREAMS } from './broker.js';

/** What is to be written, for the sentence and its size. */
interface Written {
  /** `the event ID`. */
  what: string;
  bytes: number;
}

/** The broker would refuse it however often it is sent. */
export class EventTooLarge extends Error {
  constructor({ what, bytes, most, limit }: Written & { most: number; limit: string }) {
    super(`${what.slice(0, 130)} takes ${bytes} bytes; the broker takes ${most} at most (${limit})`);
  }

  /** By the limit of the whole broker; null where it takes it. */
  static forBroker({ connection }: Broker, written: Written): EventTooLarge | null {
    const most = connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
    return written.bytes > most
      ? new EventTooLarge({ ...written, most, limit: 'max_payload of its nats-server' })
      : null;
  }

  /** The error of a broker whose stream, laid by somebody else, takes less; any other error as it is. */
  static async ofStream(
    { streams }: Broker,
    error: unknown,
    { stream, ...written }: Written & { stream: keyof typeof STREAMS },
  ): Promise<unknown> {
    if (!isBeyondStream(error)) return error;
    const { name } = STREAMS[stream];
    const { config } = await streams.streams.info(name);
    return new EventTooLarge({ ...written, most: config.max_msg_size, limit: `max_msg_size of its stream ${name}` });
  }
}
