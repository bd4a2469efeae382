import type { StreamKind } from '../vocabulary/vocabulary.js';
import { type Broker, STREAMS } from './broker.js';
import { decodeHeaderText } from './headerText.js';
import { heldMessage } from './heldMessage.js';

/** A place in a stream with the event that stood there. */
export interface Mark {
  sequence: number;
  eventId: string;
  /** When it was written, as its header has it; left out: not known. */
  occurredAt?: string;
}

/**
 * Whether the stream holds the event it held at that place. A number alone is no identity: a log that lost its tail
 * grows over the same numbers again, and with the same ids where the same work is done again.
 */
export async function stillHolds(broker: Broker, stream: StreamKind, mark: Mark): Promise<boolean> {
  const message = await heldMessage(broker, stream, mark.sequence);
  return message !== null && isAt(mark, markIn(mark.sequence, message.header));
}

/** By the headers of a message. */
export function markIn(sequence: number, headers: { get(name: string): string } | undefined): Required<Mark> {
  const header = (name: string) => decodeHeaderText(headers?.get(name) ?? '');
  return { sequence, eventId: header('Wombat-Id'), occurredAt: header('Wombat-Occurred-At') };
}

/** Whether what stands in the log is what was known of it. */
export function isAt(known: Mark, standing: Required<Mark>): boolean {
  const isSameWriting = known.occurredAt === undefined || known.occurredAt === standing.occurredAt;
  return known.sequence === standing.sequence && known.eventId === standing.eventId && isSameWriting;
}

/** Why a stream is not all that was ever written to it; null where it is. Nothing is deleted from a log. */
export async function gapIn(broker: Broker, stream: StreamKind): Promise<string | null> {
  const { state } = await broker.streams.streams.info(STREAMS[stream].name);
  if (state.messages === state.last_seq) return null;
  const begin = state.first_seq > 1 ? `, of which the first is ${state.first_seq}` : '';
  return `the log of ${stream} holds ${state.messages} events of ${state.last_seq}${begin}`;
}
