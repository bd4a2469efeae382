import { JetStreamApiError, JetStreamError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import Database from 'better-sqlite3';
import { FailPointReached } from '../failpoints/failPoint.js';

/** What was asked was wrong, not who was asked. */
const { InvalidArgumentError, InvalidSubjectError } = errors;

const OF_THE_GROUND = [
  ...Object.values(errors),
  JetStreamApiError,
  JetStreamError,
  Database.SqliteError,
  FailPointReached,
];

/** Said also of a cluster in which nobody leads at the moment; its class is not ours to import. */
const NOT_ENABLED = 'JetStreamNotEnabled';

/** Whether an error is of what all work rests on, the broker and the tables, and so of no single series. */
export function isLogError(error: unknown): boolean {
  if (error instanceof InvalidArgumentError || error instanceof InvalidSubjectError) return false;
  if (error instanceof Error && error.name === NOT_ENABLED) return true;
  return OF_THE_GROUND.some((kind) => error instanceof kind);
}

/** For a question that is asked again: null where nobody answers it at the moment. Throws every other error. */
export function nullWhereAway(error: unknown): null {
  if (isLogError(error)) return null;
  throw error;
}
