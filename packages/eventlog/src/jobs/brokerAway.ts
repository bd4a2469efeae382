import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';

const AWAY = [errors.NoRespondersError, errors.TimeoutError, errors.ConnectionError];
/** Those who answer have no streams yet; the client keeps the class of this error to itself. */
const NO_STREAMS = 'JetStreamNotEnabled';
/** "JetStream system temporarily unavailable": a cluster without a leader. */
const NO_LEADER = 10008;

/** Whether an error says only that the broker cannot be asked now: it may answer the same later. */
export function isBrokerAway(error: unknown): boolean {
  if (error instanceof JetStreamApiError) return error.code === NO_LEADER;
  // Without a cause it says that the connection went while it was asked.
  if (error instanceof errors.RequestError) return error.cause === undefined || isBrokerAway(error.cause);
  return AWAY.some((kind) => error instanceof kind) || (error instanceof Error && error.name === NO_STREAMS);
}
