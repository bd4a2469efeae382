import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { StreamKind } from '../../vocabulary/vocabulary.js';

/** Of a broker that is slow, or comes back from a crash, between two messages. */
const SILENCE_MILLISECONDS = 20_000;

/** The broker says that its log goes on, and gives nothing of it: a share may have forgotten its files. */
export class SilentLog extends Error {
  constructor(stream: StreamKind, { after, last }: { after: number; last: number }) {
    super(`the broker says that its log of ${stream} reaches to ${last}, but gives nothing after ${after}`);
  }
}

export interface Wish {
  stream: StreamKind;
  /** The broker says that so many places are taken. */
  last: number;
  /** Whether what is there is enough, should the last of it be gone; left out: no. */
  asFarAsThereIs?: boolean;
  /** Milliseconds. */
  silence?: number;
}

/**
 * The messages of a consumer up to a place. Nobody waits for them for ever: throws SilentLog where none has come for
 * long, or none is to come, and that place was not reached.
 */
export async function* givenMessages(
  messages: ConsumerMessages,
  { stream, last, asFarAsThereIs = false, silence = SILENCE_MILLISECONDS }: Wish,
): AsyncGenerator<JsMsg> {
  let after = 0;
  const limit = setTimeout(() => void messages.close(), silence);
  try {
    for await (const message of messages) {
      limit.refresh();
      yield message;
      after = message.seq;
      limit.refresh();
      if (after >= last) return;
      // What is pending tells the end, whatever the number of the last.
      if (message.info.pending > 0) continue;
      if (asFarAsThereIs) return;
      break;
    }
  } finally {
    clearTimeout(limit);
    await messages.close();
  }
  throw new SilentLog(stream, { after, last });
}
