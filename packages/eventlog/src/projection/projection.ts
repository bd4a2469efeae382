import { failPoint } from '../failpoints/failPoint.js';
import type { Recorded, Unread } from '../log/envelope.js';
import type { Mark } from '../log/logIdentity.js';
import { migration } from '../tables/migration.js';
import type { Schema, Store } from '../tables/store.js';
import type { EventType, StreamKind } from '../vocabulary/vocabulary.js';
import { appliedByNight, appliedEvents, isNew } from './appliedEvents.js';

export type Handler<T extends EventType> = (store: Store, event: Recorded<T>) => void;
export type Handlers = { readonly [T in EventType]?: Handler<T> };

/**
 * A projection as data: which streams it follows, its schema, and what each event does to its rows. Handlers are
 * idempotent upserts by natural key. A row's columns are fed by one stream only. An event that stands in the log again,
 * at whatever later place, is not handed over again: the broker itself knows twins for two minutes only, and what was
 * true of a series then would undo what has become of it since.
 */
export interface Projection extends Schema {
  streams: readonly StreamKind[];
  handlers: Handlers;
  /** Raised where a handler reads events otherwise than before, without a new step of the schema; 1 where not given. */
  version?: number;
  /** Tables that are the service's own working memory, not made of the log: a rebuild empties them. */
  memory?: readonly string[];
  /** Fields of payloads that neither these handlers nor a reactor look at: to read them costs, of long lists, much. */
  unread?: Unread;
}

/** One projection made of several, one per capability; two may handle the same event. */
export function mergeProjections(parts: readonly Projection[]): Projection {
  const handlers: Partial<Record<EventType, Handler<never>>> = {};
  for (const part of parts) {
    for (const type of Object.keys(part.handlers) as EventType[]) {
      const before = handlers[type];
      const next = part.handlers[type] as Handler<never>;
      handlers[type] = before === undefined ? next : inTurn(before, next);
    }
  }
  return {
    streams: [...new Set(parts.flatMap((part) => part.streams))],
    migrations: [
      checkpointTables,
      appliedEvents,
      checkpointTimes,
      appliedByNight,
      ...parts.flatMap((part) => part.migrations),
    ],
    entities: parts.flatMap((part) => part.entities ?? []),
    memory: parts.flatMap((part) => part.memory ?? []),
    version: parts.reduce((sum, { version = 1 }) => sum + version, 0),
    unread: unreadOf(parts, Object.keys(handlers) as EventType[]),
    handlers: handlers as Handlers,
  };
}

/** A field is unread where every part that handles the event says so. */
function unreadOf(parts: readonly Projection[], types: readonly EventType[]): Unread {
  return Object.fromEntries(
    types.flatMap((type) => {
      const [first = [], ...others] = parts
        .filter(({ handlers }) => handlers[type] !== undefined)
        .map(({ unread }): readonly string[] => unread?.[type] ?? []);
      const fields = first.filter((field) => others.every((other) => other.includes(field)));
      return fields.length === 0 ? [] : [[type, fields]];
    }),
  );
}

function inTurn(first: Handler<never>, second: Handler<never>): Handler<never> {
  return (store, event) => {
    first(store, event);
    second(store, event);
  };
}

const checkpointTables = migration('CheckpointTables1700000000000', [
  'CREATE TABLE checkpoint (stream TEXT PRIMARY KEY, sequence INTEGER NOT NULL, event_id TEXT NOT NULL)',
  'CREATE TABLE subject_head (subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL)',
]);

/** An event that is made again has the id it had: when it was written tells the two apart. */
const checkpointTimes = migration('CheckpointTimes1795800000000', [
  'ALTER TABLE checkpoint ADD COLUMN occurred_at TEXT',
]);

export function checkpointOf(store: Store, stream: StreamKind): number {
  return store.get<{ sequence: number }>('SELECT sequence FROM checkpoint WHERE stream = ?', stream)?.sequence ?? 0;
}

/** Where the tables stand in a stream, and by which event; null before the first. */
export function markOf(store: Store, stream: StreamKind): Mark | null {
  const row = store.get<MarkRow>(`SELECT ${MARK_COLUMNS} FROM checkpoint WHERE stream = ?`, stream);
  return row === undefined ? null : markOfRow(row);
}

/** As the table `checkpoint` has it. */
export interface MarkRow {
  sequence: number;
  eventId: string;
  occurredAt: string | null;
}

export const MARK_COLUMNS = 'sequence, event_id AS eventId, occurred_at AS occurredAt';

export function markOfRow({ sequence, eventId, occurredAt }: MarkRow): Mark {
  return { sequence, eventId, ...(occurredAt === null ? {} : { occurredAt }) };
}

/** The last sequence the projection saw on a subject: what a decision about it rests on. 0: none yet. */
export function subjectHead(store: Store, subject: string): number {
  return store.get<{ sequence: number }>('SELECT sequence FROM subject_head WHERE subject = ?', subject)?.sequence ?? 0;
}

/**
 * Applies events in the order of their stream, rows and checkpoint in ONE transaction; what is at or before the
 * checkpoint is known already.
 */
export function applyEvents(
  store: Store,
  projection: Projection,
  stream: StreamKind,
  events: readonly LogEntry[],
): void {
  store.transaction(() => {
    const known = checkpointOf(store, stream);
    const news = events.filter(({ sequence }) => sequence > known);
    for (const event of news) applyOne(store, projection, stream, event);
    const last = news.at(-1);
    if (last !== undefined)
      passOver(store, stream, { sequence: last.sequence, eventId: last.id, occurredAt: last.occurredAt });
  });
}

/** An event, or what stands in the log of one that the projection does not handle: its payload is not read. */
export type LogEntry = Recorded | UnhandledEvent;

export interface UnhandledEvent extends Pick<Recorded, 'id' | 'occurredAt' | 'subject' | 'sequence'> {
  type: null;
}

/** Leaves a message behind. */
export function passOver(store: Store, stream: StreamKind, { sequence, eventId, occurredAt }: Mark): void {
  store.run(
    `INSERT INTO checkpoint (stream, sequence, event_id, occurred_at) VALUES (?, ?, ?, ?) ON CONFLICT (stream) DO UPDATE
     SET sequence = excluded.sequence, event_id = excluded.event_id, occurred_at = excluded.occurred_at`,
    stream,
    sequence,
    eventId,
    occurredAt ?? null,
  );
}

function applyOne(store: Store, projection: Projection, stream: StreamKind, event: LogEntry): void {
  if (event.type !== null) {
    const handler = projection.handlers[event.type] as Handler<EventType> | undefined;
    if (handler !== undefined && isNew(store, event.id)) handler(store, event);
  }
  if (stream === 'events') {
    store.run(
      'INSERT INTO subject_head VALUES (?, ?) ON CONFLICT (subject) DO UPDATE SET sequence = excluded.sequence',
      event.subject,
      event.sequence,
    );
  }
  failPoint('rows.written');
}
