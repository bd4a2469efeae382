import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { type Broker, isConflict, isMissing, STREAMS } from './broker.js';
import { encodeEnvelope, type Envelope, streamOf } from './envelope.js';
import type { Journal, JournalEntry } from './journal.js';
import { definitionOf, type EventType, type PayloadOf } from './vocabulary.js';

export type Published = { outcome: 'published'; sequence: number } | { outcome: 'conflict' };

export interface NewEvent<T extends EventType = EventType> {
  id: string;
  type: T;
  payload: PayloadOf<T>;
  causation?: string;
}

export interface EventLogOptions {
  broker: Broker;
  /** null for workers, whose results can be made again. */
  journal: Journal | null;
  producer: string;
  software: string;
  now: () => Date;
}

const WINDOW = 200;
const PUBLISH_TIMEOUT_MILLISECONDS = 5_000;

/** Writes to the log: journal first, then the broker, then the sequence into the journal. */
export class EventLog {
  constructor(private readonly options: EventLogOptions) {}

  /**
   * Publishes one event. With `expected`, the last sequence the decision knew on its subject (0: none), the broker
   * refuses it when something else came first. Throws when the broker cannot be reached: try again, the id makes it safe.
   */
  async publish(event: NewEvent, expected: number | null = null): Promise<Published> {
    const entry = this.entryOf(event, expected);
    this.options.journal?.record([entry], this.options.now().toISOString());
    return this.send(entry);
  }

  /**
   * Publishes many facts that rest on no expectation, a window of them at a time; the order within a window is not kept.
   * Returns the highest sequence, 0 for none.
   */
  async publishMany(events: readonly NewEvent[]): Promise<number> {
    let last = 0;
    for (let start = 0; start < events.length; start += WINDOW) {
      const entries = events.slice(start, start + WINDOW).map((event) => this.entryOf(event, null));
      this.options.journal?.record(entries, this.options.now().toISOString());
      const published = await Promise.all(entries.map((entry) => this.send(entry)));
      for (const one of published) if (one.outcome === 'published') last = Math.max(last, one.sequence);
    }
    return last;
  }

  /** At start: what was journalled but never confirmed is looked for in the log and published if it is not there. */
  async settleJournal(): Promise<number> {
    const entries = this.options.journal?.unconfirmed() ?? [];
    for (const entry of entries) {
      const found = await this.find(entry);
      if (found === null) await this.send(entry);
      else this.options.journal?.confirm(entry.id, found);
    }
    return entries.length;
  }

  private entryOf(event: NewEvent, expected: number | null): JournalEntry {
    const { producer, software, now } = this.options;
    const envelope: Envelope = { causation: '', ...event, occurredAt: now().toISOString(), producer, software };
    const wire = encodeEnvelope(envelope);
    return {
      id: event.id,
      type: event.type,
      subject: wire.subject,
      headers: JSON.stringify([...wire.headers].map(([key, values]) => [key, values[0]])),
      data: wire.data,
      keep: definitionOf(event.type).journal,
      expected,
    };
  }

  private async send(entry: JournalEntry): Promise<Published> {
    const expect = entry.expected === null ? {} : { expect: { lastSubjectSequence: entry.expected } };
    try {
      const ack = await this.options.broker.client.publish(entry.subject, entry.data, {
        msgID: entry.id,
        headers: headersOf(entry),
        timeout: PUBLISH_TIMEOUT_MILLISECONDS,
        retries: 3,
        ...expect,
      });
      this.options.journal?.confirm(entry.id, ack.seq);
      return { outcome: 'published', sequence: ack.seq };
    } catch (error) {
      if (!isConflict(error)) throw error;
      const found = await this.find(entry);
      if (found !== null) {
        this.options.journal?.confirm(entry.id, found);
        return { outcome: 'published', sequence: found };
      }
      this.options.journal?.withdraw(entry.id);
      return { outcome: 'conflict' };
    }
  }

  /** Walks back over the entry's subject for its id: the broker remembers ids for two minutes only. */
  private async find(entry: JournalEntry): Promise<number | null> {
    const stream = STREAMS[streamOf(entry.type as EventType)].name;
    const manager = this.options.broker.streams;
    let start = 1;
    for (;;) {
      try {
        const message = await manager.direct.getMessage(stream, { seq: start, next_by_subj: entry.subject });
        if (message === null) return null;
        if (message.header.get('Wombat-Id') === entry.id) return message.seq;
        start = message.seq + 1;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    }
  }
}

function headersOf(entry: JournalEntry): MsgHdrs {
  const head = headers();
  for (const [key, value] of JSON.parse(entry.headers) as [string, string][]) head.set(key, value);
  return head;
}
