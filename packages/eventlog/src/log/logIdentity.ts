import type { StreamKind } from '../vocabulary/vocabulary.js';
import { type Broker, isMissing, STREAMS } from './broker.js';
import { decodeHeaderText } from './headerText.js';

/** A place in a stream with the event that stood there. */
export interface Mark {
  sequence: number;
  eventId: string;
}

/**
 * Whether the stream holds the event it held at that place. A number alone is no identity: a log that lost its tail
 * grows over the same numbers again.
 */
export async function stillHolds(broker: Broker, stream: StreamKind, { sequence, eventId }: Mark): Promise<boolean> {
  try {
    const message = await broker.streams.direct.getMessage(STREAMS[stream].name, { seq: sequence });
    return message !== null && decodeHeaderText(message.header.get('Wombat-Id')) === eventId;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Why a stream is not all that was ever written to it; null where it is. Nothing is deleted from a log. */
export async function gapIn(broker: Broker, stream: StreamKind): Promise<string | null> {
  const { state } = await broker.streams.streams.info(STREAMS[stream].name);
  if (state.messages === state.last_seq) return null;
  const begin = state.first_seq > 1 ? `, of which the first is ${state.first_seq}` : '';
  return `the log of ${stream} holds ${state.messages} events of ${state.last_seq}${begin}`;
}
