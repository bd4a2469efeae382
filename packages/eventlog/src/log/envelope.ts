import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { ok, type Result, refuse } from '@wombat/result';
import { eventSubject, frameSubject } from '../vocabulary/subjects.js';
import { upcast } from '../vocabulary/upcast.js';
import {
  definitionOf,
  type EventDefinition,
  type EventType,
  isEventType,
  type PayloadOf,
  type StreamKind,
} from '../vocabulary/vocabulary.js';
import { foreignWords } from './foreignWords.js';
import { decodeHeaderText, encodeHeaderText } from './headerText.js';
import { jsonText } from './jsonText.js';

/** An event or frame-level fact with what the log says about it. */
export interface Envelope<T extends EventType = EventType> {
  /** Unique for what happened, not for the writing of it: the same outcome published twice has one id. */
  id: string;
  type: T;
  payload: PayloadOf<T>;
  /** Id of the event it follows from; '' where a person or the sky began it. */
  causation: string;
  /** ISO time in UTC. */
  occurredAt: string;
  producer: string;
  software: string;
}

/** An envelope as it stands in the log. */
export type Recorded<T extends EventType = EventType> = Envelope<T> & {
  subject: string;
  sequence: number;
  /** The payload as the log has it, where it was written in today's version. */
  json?: string;
};

export type Decoded = Result<Recorded, DecodeFault>;

export interface DecodeFault {
  code: 'unknown-type' | 'unknown-version' | 'not-json' | 'bad-header' | 'bad-payload';
  message: string;
}

export function streamOf(type: EventType): StreamKind {
  return definitionOf(type).stream;
}

/** The subject an event belongs on: what it speaks of, not who writes it. */
export function subjectOfEvent(event: Pick<Envelope, 'type' | 'payload'>): string {
  const place = definitionOf(event.type).place(event.payload);
  if (streamOf(event.type) === 'events') return eventSubject(place.night, place.series);
  return frameSubject(event.type, place.night, place.series);
}

/** Headers and body as they go on the wire; the payload in proto3 JSON so that a person can read it. */
export function encodeEnvelope(envelope: Envelope): { subject: string; headers: MsgHdrs; data: string } {
  const definition = definitionOf(envelope.type);
  const place = definition.place(envelope.payload);
  const head = headers();
  head.set('Wombat-Id', encodeHeaderText(envelope.id));
  head.set('Wombat-Type', envelope.type);
  head.set('Wombat-Version', String(definition.version));
  head.set('Wombat-Correlation', encodeHeaderText(place.night ?? ''));
  head.set('Wombat-Causation', encodeHeaderText(envelope.causation));
  head.set('Wombat-Occurred-At', envelope.occurredAt);
  head.set('Wombat-Producer', encodeHeaderText(envelope.producer));
  head.set('Wombat-Software', encodeHeaderText(envelope.software));
  const data = jsonText(definition.codec.toJSON(envelope.payload), 'an event');
  return { subject: subjectOfEvent(envelope), headers: head, data };
}

export interface WireMessage {
  subject: string;
  sequence: number;
  headers: { get(name: string): string } | undefined;
  text: string;
}

/** Fields of payloads that nobody of a service looks at. */
export type Unread = { readonly [T in EventType]?: readonly (keyof PayloadOf<T> & string)[] };

/**
 * Reads a message of the log; what cannot be read is a fault, never skipped silently. `define` is the vocabulary it is
 * read by. Fields that are `unread` are as if they were not there, where the text of the payload is kept.
 */
export function decodeEnvelope(
  message: WireMessage,
  define: (type: EventType) => EventDefinition<unknown> = definitionOf,
  unread: Unread = {},
): Decoded {
  const header = (name: string) => decodeHeaderText(message.headers?.get(name) ?? '');
  const type = header('Wombat-Type');
  if (!isEventType(type))
    return fault('unknown-type', `${message.subject}#${message.sequence} has the unknown type '${foreignWords(type)}'`);
  const version = Number(header('Wombat-Version'));
  if (!Number.isInteger(version) || version < 1)
    return fault('bad-header', `${type}#${message.sequence} has no version`);
  if (header('Wombat-Id') === '') return fault('bad-header', `${type}#${message.sequence} has no id`);
  const definition = define(type);
  if (version > definition.version) {
    return fault(
      'unknown-version',
      `${type}#${message.sequence} has version ${version}; this program knows ${definition.version}`,
    );
  }
  const { text } = message;
  const json = parse(text);
  if (json === null) return fault('not-json', `${type}#${message.sequence} is not JSON`);
  const isToday = version === definition.version;
  if (isToday) for (const field of unread[type] ?? []) json[field] = undefined;
  const payload = payloadOf(json, version, definition);
  if (!payload.ok) return fault('bad-payload', `${type}#${message.sequence}: ${foreignWords(payload.fault.message)}`);
  return ok({
    id: header('Wombat-Id'),
    type,
    payload: payload.value,
    causation: header('Wombat-Causation'),
    occurredAt: header('Wombat-Occurred-At'),
    producer: header('Wombat-Producer'),
    software: header('Wombat-Software'),
    subject: message.subject,
    sequence: message.sequence,
    ...(isToday && { json: text }),
  });
}

/** The type of a message, where this program knows it in the version it has; null otherwise. */
export function knownType(headers: WireMessage['headers']): EventType | null {
  const type = decodeHeaderText(headers?.get('Wombat-Type') ?? '');
  const version = Number(headers?.get('Wombat-Version'));
  if (!isEventType(type) || !Number.isInteger(version) || version < 1) return null;
  return version > definitionOf(type).version ? null : type;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Codecs throw on a word the contract does not have, or one that is left unsaid; upcasters on what no older version
 * wrote; and what speaks of no place cannot have been written by encodeEnvelope.
 */
function payloadOf(
  json: Record<string, unknown>,
  version: number,
  { version: known, upcasters, codec, place }: EventDefinition<unknown>,
): Result<PayloadOf<EventType>> {
  try {
    const payload = codec.fromJSON(upcast(json, { from: version, to: known }, upcasters));
    place(payload);
    return ok(payload as PayloadOf<EventType>);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse({ message: error.message });
  }
}

function fault(code: DecodeFault['code'], message: string): Decoded {
  return refuse({ code, message });
}

/** The payload of an event as tables keep it: the text of the log as it is, which costs nothing, where there is one. */
export function payloadText({ type, payload, json }: Pick<Recorded, 'type' | 'payload' | 'json'>): string {
  return json ?? JSON.stringify(definitionOf(type).codec.toJSON(payload));
}

/** Narrows an envelope to one type. */
export function isType<T extends EventType>(envelope: Recorded, type: T): envelope is Recorded<T> {
  return envelope.type === type;
}
