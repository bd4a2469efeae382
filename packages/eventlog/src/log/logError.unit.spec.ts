import assert from 'node:assert/strict';
import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import Database from 'better-sqlite3';
import { FailPointReached } from '../failpoints/failPoint.js';
import { isLogError } from './logError.js';

describe('errors of what all work rests on', () => {
  it('are those of the broker and of the tables', () => {
    const some = [
      new errors.TimeoutError(),
      new errors.NoRespondersError('wombat.events.x'),
      new errors.ClosedConnectionError(),
      new JetStreamApiError({ code: 503, err_code: 10077, description: 'maximum messages exceeded' }),
      new Database.SqliteError('database or disk is full', 'SQLITE_FULL'),
      new FailPointReached('event.journalled'),
    ];
    for (const error of some) assert.equal(isLogError(error), true, error.name);
  });

  it('are not those of what was to be done', () => {
    const some = [
      new TypeError('x is undefined'),
      new Error('a measurement without a target'),
      new errors.InvalidArgumentError('payload'),
      'text',
      null,
    ];
    for (const error of some) assert.equal(isLogError(error), false, String(error));
  });
});
