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
      if (error === null) heard(message.json<HoldNotice>());
    },
  });
}
