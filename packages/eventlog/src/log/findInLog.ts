import type { EventType } from '../vocabulary/vocabulary.js';
import type { Broker } from './broker.js';
import { streamOf } from './envelope.js';
import { decodeHeaderText } from './headerText.js';
import type { JournalEntry } from './journal/journal.js';
import { storedMessages } from './storedMessages.js';

/**
 * Which of these entries stand in the log, by id: the broker itself remembers ids for two minutes only. The subject of
 * several entries is walked once.
 */
export async function findInLog(broker: Broker, entries: readonly JournalEntry[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const [subject, type] of new Map(entries.map((entry) => [entry.subject, entry.type as EventType]))) {
    const missing = new Set(entries.filter((entry) => entry.subject === subject).map((entry) => entry.id));
    for await (const message of storedMessages(broker, streamOf(type), subject)) {
      const id = decodeHeaderText(message.header.get('Wombat-Id'));
      if (missing.delete(id)) found.set(id, message.seq);
      if (missing.size === 0) break;
    }
  }
  return found;
}
