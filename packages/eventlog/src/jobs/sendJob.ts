import type { Broker } from '../log/broker.js';
import { EventTooLarge } from '../log/eventTooLarge.js';
import { encodeHeaderText } from '../log/headerText.js';
import { traceHeaders } from '../tracing/traceHeaders.js';
import type { TracedStep } from '../tracing/tracing.js';
import { workSubject } from '../vocabulary/subjects.js';

/** A job as it goes to the queue. */
export interface JobToSend {
  kind: string;
  id: string;
  body: string;
  step?: TracedStep;
}

/** Queues a job and returns its place; throws EventTooLarge where no try could succeed. */
export async function sendJob(broker: Broker, { kind, id, body, step }: JobToSend): Promise<number> {
  const written = { what: `the job ${id}`, bytes: Buffer.byteLength(body), stream: 'work' as const };
  const tooLarge = EventTooLarge.forBroker(broker, written);
  if (tooLarge !== null) throw tooLarge;
  try {
    const options = { msgID: encodeHeaderText(id), ...traceHeaders(step) };
    return (await broker.client.publish(workSubject(kind), body, options)).seq;
  } catch (error) {
    throw await EventTooLarge.ofStream(broker, error, written);
  }
}
