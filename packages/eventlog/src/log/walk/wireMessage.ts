import type { JsMsg } from '@nats-io/jetstream';
import type { WireMessage } from '../envelope.js';
import { headerLines } from './headerLines.js';

type Received = Pick<JsMsg, 'subject' | 'seq' | 'headers' | 'string'>;

/** A message as it is decoded. Its text is made whenever it is asked for. */
export function wireMessage(message: Received): WireMessage {
  return new ReceivedMessage(message);
}

/** By fields and a class, as a log has millions: objects with closures of their own cost a quarter of a replay. */
class ReceivedMessage implements WireMessage {
  readonly subject: string;
  readonly sequence: number;
  readonly headers: WireMessage['headers'];

  constructor(private readonly message: Received) {
    this.subject = message.subject;
    this.sequence = message.seq;
    this.headers = headerLines(message) ?? new ReadHeaders(message.headers ?? []);
  }

  get text(): string {
    return this.message.string();
  }
}

/** Headers read once: those of the client look for a name among all of them at each question. */
class ReadHeaders {
  private readonly known = new Map<string, string>();

  constructor(headers: Iterable<[string, string[]]>) {
    for (const [name, values] of headers) this.known.set(name, values[0] ?? '');
  }

  get(name: string): string {
    return this.known.get(name) ?? '';
  }
}
