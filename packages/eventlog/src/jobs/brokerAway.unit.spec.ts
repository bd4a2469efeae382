import assert from 'node:assert/strict';
import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { isBrokerAway } from './brokerAway.js';

describe('a broker that is away', () => {
  it('is told by errors that are of no single message', () => {
    const some = [
      new errors.NoRespondersError('wombat.frames.x'),
      new errors.TimeoutError(),
      new errors.RequestError('connection disconnected'),
      new errors.RequestError('no responders', { cause: new errors.NoRespondersError('wombat.frames.x') }),
      Object.assign(new Error('jetstream is not enabled'), { name: 'JetStreamNotEnabled' }),
      new JetStreamApiError({ code: 503, err_code: 10008, description: 'JetStream system temporarily unavailable' }),
    ];
    for (const error of some) assert.equal(isBrokerAway(error), true, error.name);
  });

  it('is not told by what it answers', () => {
    const some = [
      new JetStreamApiError({ code: 400, err_code: 10071, description: 'wrong last sequence' }),
      new JetStreamApiError({ code: 503, err_code: 10077, description: 'maximum messages exceeded' }),
      new errors.RequestError('no', { cause: new errors.PermissionViolationError('no', 'publish', 'x') }),
      new Error('the disk is full'),
      null,
    ];
    for (const error of some) assert.equal(isBrokerAway(error), false, String(error));
  });
});
