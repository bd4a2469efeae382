import type { Broker } from '../log/broker.js';
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
  await broker.client.publish(deadSubject(kind), JSON.stringify(letter), { msgID });
}

/** Hears of the letters of a kind as they are written; who does not listen then hears of the job by its deadline. */
export function hearDeadLetters(broker: Broker, kind: string, heard: (letter: DeadLetter) => void) {
  return broker.connection.subscribe(deadSubject(kind), {
    callback: (error, message) => {
      if (error === null) heard(message.json<DeadLetter>());
    },
  });
}
