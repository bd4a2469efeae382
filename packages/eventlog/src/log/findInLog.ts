import type { EventType } from '../vocabulary/vocabulary.js';
import { type Broker, isMissing, STREAMS } from './broker.js';
import { streamOf } from './envelope.js';
import { decodeHeaderText } from './headerText.js';
import type { JournalEntry } from './journal.js';

/**
 * Which of these entries stand in the log, by id: the broker itself remembers ids for two minutes only. The subject of
 * several entries is walked once.
 */
export async function findInLog(broker: Broker, entries: readonly JournalEntry[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const [subject, type] of new Map(entries.map((entry) => [entry.subject, entry.type as EventType]))) {
    const missing = new Set(entries.filter((entry) => entry.subject === subject).map((entry) => entry.id));
    for (let start = 1; missing.size > 0; ) {
      const message = await nextMessage(broker, { stream: STREAMS[streamOf(type)].name, subject, start });
      if (message === null) break;
      if (missing.delete(message.id)) found.set(message.id, message.sequence);
      start = message.sequence + 1;
    }
  }
  return found;
}

interface Place {
  stream: string;
  subject: string;
  start: number;
}

async function nextMessage(
  broker: Broker,
  { stream, subject, start }: Place,
): Promise<{ id: string; sequence: number } | null> {
  try {
    const message = await broker.streams.direct.getMessage(stream, { seq: start, next_by_subj: subject });
    return message === null ? null : { id: decodeHeaderText(message.header.get('Wombat-Id')), sequence: message.seq };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
