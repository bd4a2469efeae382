import type { JsMsg } from '@nats-io/jetstream';
import type { WireMessage } from './envelope.js';

/**
 * A message as it is decoded, its headers read once: those of the client look for a name among all of them at each
 * question. The text is made where it is asked for.
 */
export function wireMessage(message: Pick<JsMsg, 'subject' | 'seq' | 'headers' | 'string'>): WireMessage {
  const known = new Map<string, string>();
  for (const [name, values] of message.headers ?? []) known.set(name, values[0] ?? '');
  return {
    subject: message.subject,
    sequence: message.seq,
    headers: { get: (name) => known.get(name) ?? '' },
    get text() {
      return message.string();
    },
  };
}
