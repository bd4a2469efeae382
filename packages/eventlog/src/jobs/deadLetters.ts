import { ok, type Result, refuse } from '@wombat/result';
import { type Broker, isBeyondStream } from '../log/broker.js';
import { foreignWords } from '../log/foreignWords.js';
import { deadSubject } from '../vocabulary/subjects.js';

/** A job that could not be done, with the reason: for the observer, and for the owner whose frames are lost. */
export interface DeadLetter {
  reason: string;
  /** Of the job in the queue. */
  sequence: number;
  /** The job as it stood there. */
  body: string;
}

/**
 * nats-server 2.9 ignores a reason given with "term", so it goes into a letter; worker and owner write one and the
 * same.
 */
export async function bury(broker: Broker, kind: string, letter: DeadLetter): Promise<void> {
  const msgID = `${kind}#${letter.sequence}`;
  const most = (broker.connection.info?.max_payload ?? Number.POSITIVE_INFINITY) - ROOM_FOR_HEADERS;
  const send = (text: string) => broker.client.publish(deadSubject(kind), text, { msgID });
  try {
    await send(letterText(letter, most));
  } catch (error) {
    if (!isBeyondStream(error)) throw error;
    await send(letterText(letter, 0));
  }
}

const ROOM_FOR_HEADERS = 4_096;

/** A job that is too large for a letter, in which it is written with escapes, is left out of it. */
export function letterText(letter: DeadLetter, mostBytes: number): string {
  const whole = JSON.stringify(letter);
  const bytes = Buffer.byteLength(whole);
  if (bytes <= mostBytes) return whole;
  const reason = `${letter.reason.slice(0, LONGEST_REASON)} (a letter of ${bytes} bytes with the job, which is left out)`;
  return JSON.stringify({ ...letter, reason, body: '' });
}

const LONGEST_REASON = 1_000;

/** Anybody can speak on the broker: refused where the text is no letter. */
export function readLetter(text: string): Result<DeadLetter> {
  try {
    const json: unknown = JSON.parse(text);
    return isLetter(json) ? ok(json) : refuse('it is JSON, but not a letter');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(`it is not JSON: ${foreignWords(error.message)}`);
  }
}

function isLetter(json: unknown): json is DeadLetter {
  if (typeof json !== 'object' || json === null) return false;
  const { reason, sequence, body } = json as Partial<Record<keyof DeadLetter, unknown>>;
  return typeof reason === 'string' && Number.isSafeInteger(sequence) && typeof body === 'string';
}

/**
 * Hears of the letters of a kind as they are written; who does not listen then hears of the job by its deadline, and so
 * does everybody of one whose letter cannot be read.
 */
export function hearDeadLetters(broker: Broker, kind: string, heard: (letter: DeadLetter) => void) {
  return broker.connection.subscribe(deadSubject(kind), {
    callback: (error, message) => {
      const letter = error === null ? readLetter(message.string()) : null;
      if (letter?.ok) heard(letter.value);
    },
  });
}
