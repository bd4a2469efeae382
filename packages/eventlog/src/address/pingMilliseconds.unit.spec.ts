import assert from 'node:assert/strict';
import { pingMilliseconds } from './pingMilliseconds.js';

describe('how often a program asks whether its server is there', () => {
  it('is seldom for the only one, on this computer', () => {
    const seldom = pingMilliseconds({ servers: ['127.0.0.1:4222'] });
    assert.equal(pingMilliseconds({ servers: ['localhost:4222'] }), seldom);
    assert.equal(pingMilliseconds({ servers: ['[::1]:4222'] }), seldom);
    assert.ok(seldom > pingMilliseconds({ servers: ['localhost.example:4222'] }));
  });

  it('is so often that one of several, or one elsewhere, is given up within nine seconds', () => {
    for (const servers of [['127.0.0.1:4222', '127.0.0.1:4223'], ['nats:4222'], ['10.127.0.0:4222']] as const)
      assert.ok(3 * pingMilliseconds({ servers }) <= 9_000);
  });
});
