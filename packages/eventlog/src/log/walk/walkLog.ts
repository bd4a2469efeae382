import type { StreamKind } from '../../vocabulary/vocabulary.js';
import { type Broker, STREAMS } from '../broker.js';
import { type Decoded, decodeEnvelope } from '../envelope.js';
import { decodeHeaderText } from '../headerText.js';
import type { Mark } from '../logIdentity.js';
import { messagesFrom } from './messagesFrom.js';

/** One message of a stream, whether it can be read or not. */
export interface WalkedMessage extends Mark {
  stream: StreamKind;
  decoded: Decoded;
}

/**
 * Shows every message a stream holds now, in order; one that cannot be read stops nothing. Returns how many there are.
 */
export async function walkLog(
  broker: Broker,
  stream: StreamKind,
  see: (message: WalkedMessage) => void,
): Promise<number> {
  const { state } = await broker.streams.streams.info(STREAMS[stream].name);
  if (state.messages === 0) return 0;
  const wish = { stream, last: state.last_seq, asFarAsThereIs: true };
  let count = 0;
  for await (const message of messagesFrom(broker, state.first_seq, wish)) {
    const { subject, seq: sequence, headers } = message;
    const eventId = decodeHeaderText(headers?.get('Wombat-Id') ?? '');
    see({ stream, sequence, eventId, decoded: decodeEnvelope({ subject, sequence, headers, text: message.string() }) });
    count++;
  }
  return count;
}
