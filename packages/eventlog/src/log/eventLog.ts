import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { definitionOf, type EventType, type PayloadOf } from '../vocabulary/vocabulary.js';
import { type Broker, isConflict } from './broker.js';
import { type Envelope, encodeEnvelope } from './envelope.js';
import { findInLog } from './findInLog.js';
import { encodeHeaderText } from './headerText.js';
import type { Journal, JournalEntry } from './journal.js';

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
  /** How long one try to publish waits for the broker; three are made. */
  timeoutMilliseconds?: number;
}

const WINDOW = 200;
const TIMEOUT_MILLISECONDS = 5_000;

/** Writes to the log: journal first, then the broker, then the sequence into the journal. */
export class EventLog {
  constructor(private readonly options: EventLogOptions) {}

  /**
   * Publishes one event. With `expected`, the last sequence the decision knew on its subject (0: none), the broker
   * refuses it when something else came first. Throws when the broker cannot be reached: try again, the id makes it
   * safe.
   */
  async publish(event: NewEvent, expected: number | null = null): Promise<Published> {
    const fresh = this.entryOf(event, expected);
    const [entry = fresh] = this.record([fresh]);
    const published = await this.send(entry);
    this.conclude([{ entry, published }]);
    return published;
  }

  /**
   * Publishes many facts that rest on no expectation, a window of them at a time; the order within a window is not
   * kept. Returns the highest sequence, 0 for none.
   */
  async publishMany(events: readonly NewEvent[]): Promise<number> {
    let last = 0;
    for (let start = 0; start < events.length; start += WINDOW) {
      const window = events.slice(start, start + WINDOW);
      const published = await this.sendAll(this.record(window.map((event) => this.entryOf(event, null))));
      for (const one of published) if (one.outcome === 'published') last = Math.max(last, one.sequence);
    }
    return last;
  }

  /** At start: what was journalled but never confirmed is looked for in the log and published if it is not there. */
  async settleJournal(): Promise<number> {
    const entries = this.options.journal?.unconfirmed() ?? [];
    const found = await findInLog(this.options.broker, entries);
    this.options.journal?.confirm([...found].map(([id, sequence]) => ({ id, sequence })));
    for (const entry of entries.filter(({ id }) => !found.has(id))) {
      this.conclude([{ entry, published: await this.send(entry) }]);
    }
    return entries.length;
  }

  private record(entries: readonly JournalEntry[]): readonly JournalEntry[] {
    return this.options.journal?.record(entries, this.options.now().toISOString()) ?? entries;
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

  /** Sends entries that do not rest on each other; what came through is confirmed even where another one failed. */
  private async sendAll(entries: readonly JournalEntry[]): Promise<Published[]> {
    const sent = entries.map(async (entry) => ({ entry, published: await this.send(entry) }));
    const settled = await Promise.allSettled(sent);
    this.conclude(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    return (await Promise.all(sent)).map(({ published }) => published);
  }

  private conclude(outcomes: readonly { entry: JournalEntry; published: Published }[]): void {
    const { journal } = this.options;
    journal?.confirm(
      outcomes.flatMap(({ entry, published }) =>
        published.outcome === 'published' ? [{ id: entry.id, sequence: published.sequence }] : [],
      ),
    );
    for (const { entry, published } of outcomes) if (published.outcome === 'conflict') journal?.withdraw(entry.id);
  }

  private async send(entry: JournalEntry): Promise<Published> {
    const { broker, timeoutMilliseconds } = this.options;
    try {
      const ack = await broker.client.publish(entry.subject, entry.data, {
        msgID: encodeHeaderText(entry.id),
        headers: headersOf(entry),
        timeout: timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
        retries: 3,
        ...(entry.expected === null ? {} : { expect: { lastSubjectSequence: entry.expected } }),
      });
      return { outcome: 'published', sequence: ack.seq };
    } catch (error) {
      if (!isConflict(error)) throw error;
      const sequence = (await findInLog(broker, [entry])).get(entry.id);
      return sequence === undefined ? { outcome: 'conflict' } : { outcome: 'published', sequence };
    }
  }
}

function headersOf(entry: JournalEntry): MsgHdrs {
  const head = headers();
  for (const [key, value] of JSON.parse(entry.headers) as [string, string][]) head.set(key, value);
  return head;
}
