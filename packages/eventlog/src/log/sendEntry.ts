import { headers, type MsgHdrs } from '@nats-io/transport-node';
import type { Broker } from './broker.js';
import { encodeHeaderText } from './headerText.js';
import type { JournalEntry } from './journal/journal.js';

/** How long one try waits for the broker. */
export const TIMEOUT_MILLISECONDS = 5_000;

export const TRIES = 3;

/**
 * Writes a journalled event to the log and returns its sequence; three tries. Throws when the broker cannot be reached,
 * or refuses it because something else came after what the entry expects last on its subject.
 */
export async function sendEntry(
  broker: Broker,
  entry: JournalEntry,
  timeout: number = TIMEOUT_MILLISECONDS,
): Promise<number> {
  const expect = entry.expected === null ? {} : { expect: { lastSubjectSequence: entry.expected } };
  const ack = await broker.client.publish(entry.subject, entry.data, { ...optionsOf(entry, timeout), ...expect });
  return ack.seq;
}

/** The same for an event that was in the log before: what its decision rested on held then. */
export async function appendEntry(broker: Broker, entry: JournalEntry): Promise<number> {
  return sendEntry(broker, { ...entry, expected: null });
}

/** Bytes the entry takes on the wire, with its headers. */
export function bytesOf(entry: JournalEntry): number {
  return Buffer.byteLength(entry.data) + Buffer.byteLength(headersOf(entry).toString()) + Buffer.byteLength(entry.id);
}

function optionsOf(entry: JournalEntry, timeout: number) {
  return { msgID: encodeHeaderText(entry.id), headers: headersOf(entry), timeout, retries: TRIES };
}

function headersOf(entry: JournalEntry): MsgHdrs {
  const head = headers();
  for (const [key, value] of JSON.parse(entry.headers) as [string, string][]) head.set(key, value);
  return head;
}
