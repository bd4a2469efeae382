import type { Broker } from '../log/broker.js';
import { heldSubject } from '../vocabulary/subjects.js';

/** Why a worker cannot do any job like this one as things are on its computer. */
export interface WorkHold {
  /** A code of the registry of causes. */
  code: string;
  /** One sentence. */
  reason: string;
}

export interface HoldNotice extends WorkHold {
  /** Of the job in the queue. */
  sequence: number;
}

/**
 * Tells the owner that a job is given back undone. Kept nowhere: an owner that is not there finds the job gone from the
 * queue, and queues it anew.
 */
export async function giveNotice(broker: Broker, kind: string, notice: HoldNotice): Promise<void> {
  broker.connection.publish(heldSubject(kind), JSON.stringify(notice));
  await broker.connection.flush();
}

export function hearNotices(broker: Broker, kind: string, heard: (notice: HoldNotice) => void) {
  return broker.connection.subscribe(heldSubject(kind), {
    callback: (error, message) => {
      const notice = error === null ? readNotice(message.string()) : null;
      if (notice !== null) heard(notice);
    },
  });
}

/** Null where the text is no notice: anybody can speak on the broker, and a job without a word comes back by itself. */
export function readNotice(text: string): HoldNotice | null {
  try {
    const json: unknown = JSON.parse(text);
    return isNotice(json) ? json : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isNotice(json: unknown): json is HoldNotice {
  if (typeof json !== 'object' || json === null) return false;
  const { code, reason, sequence } = json as Partial<Record<keyof HoldNotice, unknown>>;
  return typeof code === 'string' && typeof reason === 'string' && Number.isSafeInteger(sequence);
}
