import { failPoint } from '../failpoints/failPoint.js';
import { FirstTold } from '../told/firstTold.js';
import { type Published, type ToldEvent, toldEntry, toldEvent } from '../told/toldEvent.js';
import { tracedEvent } from '../tracing/traced.js';
import { TRACE_HEADER, type TracedStep, tracing } from '../tracing/tracing.js';
import { definitionOf, type EventType, type PayloadOf } from '../vocabulary/vocabulary.js';
import { type Broker, isBeyondStream, isConflict } from './broker.js';
import { type Envelope, encodeEnvelope, type Recorded, streamOf } from './envelope.js';
import { EventTooLarge } from './eventTooLarge.js';
import { findInLog } from './findInLog.js';
import type { Journal, JournalEntry } from './journal/journal.js';
import { LogGate } from './logGate.js';
import { restoreLost } from './restoreLost.js';
import { bytesOf, sendEntry, TIMEOUT_MILLISECONDS, TRIES } from './sendEntry.js';

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
  /** Told of every event the broker has answered for, once it is confirmed in the journal. */
  told?: (event: ToldEvent) => void;
  /** How long one try to publish waits for the broker; three are made. */
  timeoutMilliseconds?: number;
}

/** What came of an entry; `event` is null where an earlier process decided it. */
interface Outcome {
  entry: JournalEntry;
  event: NewEvent | null;
  published: Published;
}

const WINDOW = 200;

/** A week: brokers sync within minutes, and a person who looks into what happened comes sooner. */
const KEPT_MILLISECONDS = 7 * 86_400_000;

/** Writes to the log: journal first, then the broker, then the sequence into the journal. */
export class EventLog {
  /** For whoever knows whether the broker is there, and with the same log. */
  readonly gate = new LogGate();
  /** Of events that are on their way into the log, by their ids; none where nobody is told. */
  private readonly steps = new Map<string, TracedStep>();

  private readonly first: FirstTold;

  constructor(private readonly options: EventLogOptions) {
    this.first = new FirstTold(options.broker);
  }

  /** What stands in the log already by the id of this event; of several the first, which is the one that counts. */
  firstTold<T extends EventType>(event: Pick<NewEvent<T>, 'id' | 'type' | 'payload'>): Promise<Recorded<T> | null> {
    return this.first.of(event);
  }

  /**
   * Publishes one event. With `expected`, the last sequence the decision knew on its subject (0: none), the broker
   * refuses it when something else came first. Throws when the broker cannot be reached: try again, the id makes it
   * safe. Throws EventTooLarge, with nothing journalled, where no try could succeed.
   */
  async publish(event: NewEvent, expected: number | null = null): Promise<Published> {
    const fresh = this.entryOf(event, expected);
    const [entry = fresh] = this.record([fresh]);
    const published = await this.send(entry);
    this.conclude([{ entry, event, published }]);
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
      const entries = this.record(window.map((event) => this.entryOf(event, null)));
      const published = await this.sendAll(entries, window);
      for (const one of published) if (one.outcome === 'published') last = Math.max(last, one.sequence);
    }
    return last;
  }

  /**
   * At start: what was journalled but never confirmed is looked for in the log and published if it is not there. Where
   * the log has lost what this service knew of it, that may be what a decision rested on: what can be decided anew is
   * withdrawn. What this broker can never take is withdrawn and returned. What stands in the log long enough to be on
   * its disk, and could be made again, is forgotten.
   */
  async settleJournal({ isSameLog }: { isSameLog: boolean }): Promise<EventTooLarge[]> {
    const entries = this.options.journal?.unconfirmed() ?? [];
    const found = await findInLog(this.options.broker, entries);
    this.options.journal?.confirm([...found].map(([id, sequence]) => ({ id, sequence })));
    for (const entry of entries) {
      const sequence = found.get(entry.id);
      if (sequence !== undefined) this.tell({ entry, event: null, published: { outcome: 'published', sequence } });
    }
    const refused: EventTooLarge[] = [];
    for (const entry of entries.filter(({ id }) => !found.has(id))) {
      const tooLarge = this.tooLarge(entry);
      if (tooLarge !== null) refused.push(tooLarge);
      if (tooLarge !== null || (!isSameLog && entry.keep === 'derivable')) this.options.journal?.withdraw(entry.id);
      else {
        const beyond = await this.sendAgain(entry);
        if (beyond !== null) refused.push(beyond);
      }
    }
    this.options.journal?.prune(new Date(this.options.now().getTime() - KEPT_MILLISECONDS).toISOString());
    return refused;
  }

  /** Puts back what the log has lost of what this journal says it held; returns how many events. */
  async restoreLost(): Promise<number> {
    const { broker, journal } = this.options;
    return journal === null ? 0 : restoreLost(broker, [journal]);
  }

  /** What an earlier process decided; not null where its stream can never take it. */
  private async sendAgain(entry: JournalEntry): Promise<EventTooLarge | null> {
    try {
      this.conclude([{ entry, event: null, published: await this.send(entry) }]);
      return null;
    } catch (error) {
      if (error instanceof EventTooLarge) return error;
      throw error;
    }
  }

  private record(entries: readonly JournalEntry[]): readonly JournalEntry[] {
    failPoint('event.decided');
    for (const entry of entries) {
      const tooLarge = this.tooLarge(entry);
      if (tooLarge !== null) throw tooLarge;
    }
    const recorded = this.options.journal?.record(entries, this.options.now().toISOString()) ?? entries;
    failPoint('event.journalled');
    return recorded;
  }

  private tooLarge(entry: JournalEntry): EventTooLarge | null {
    return EventTooLarge.forBroker(this.options.broker, writtenBy(entry));
  }

  private entryOf(event: NewEvent, expected: number | null): JournalEntry {
    const { producer, software, now } = this.options;
    const envelope: Envelope = { causation: '', ...event, occurredAt: now().toISOString(), producer, software };
    const wire = encodeEnvelope(envelope);
    const step = tracing()?.publishes(tracedEvent(envelope));
    if (step !== undefined) {
      this.steps.set(event.id, step);
      wire.headers.set(TRACE_HEADER, step.header);
    }
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
  private async sendAll(entries: readonly JournalEntry[], events: readonly NewEvent[]): Promise<Published[]> {
    const sent = entries.map(async (entry, at) => {
      return { entry, event: events[at] ?? null, published: await this.send(entry) };
    });
    const settled = await Promise.allSettled(sent);
    this.conclude(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    return (await Promise.all(sent)).map(({ published }) => published);
  }

  private conclude(outcomes: readonly Outcome[]): void {
    const { journal } = this.options;
    failPoint('event.sent');
    journal?.confirm(
      outcomes.flatMap(({ entry, published }) =>
        published.outcome === 'published' ? [{ id: entry.id, sequence: published.sequence }] : [],
      ),
    );
    for (const { entry, published } of outcomes) {
      if (published.outcome === 'conflict') journal?.withdraw(entry.id);
      else this.steps.get(entry.id)?.end();
      this.steps.delete(entry.id);
    }
    for (const outcome of outcomes) this.tell(outcome);
  }

  private tell({ entry, event, published }: Outcome): void {
    const { told } = this.options;
    if (told !== undefined) told(event === null ? toldEntry(entry, published) : toldEvent(event, published));
  }

  private async send(entry: JournalEntry): Promise<Published> {
    const { broker, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = this.options;
    await this.gate.passed(TRIES * timeoutMilliseconds);
    try {
      return { outcome: 'published', sequence: await sendEntry(broker, entry, timeoutMilliseconds) };
    } catch (error) {
      if (isBeyondStream(error)) this.options.journal?.withdraw(entry.id);
      if (!isConflict(error)) throw await EventTooLarge.ofStream(broker, error, writtenBy(entry));
      const sequence = (await findInLog(broker, [entry])).get(entry.id);
      return sequence === undefined ? { outcome: 'conflict' } : { outcome: 'published', sequence };
    }
  }
}

function writtenBy(entry: JournalEntry) {
  return { what: `the event ${entry.id}`, bytes: bytesOf(entry), stream: streamOf(entry.type as EventType) };
}
