import assert from 'node:assert/strict';
import { headers } from '@nats-io/transport-node';
import { wireMessage } from './wireMessage.js';

describe('wireMessage', () => {
  it('answers as the headers of the client do', () => {
    const head = headers();
    head.append('Wombat-Id', 'first');
    head.append('Wombat-Id', 'second');
    head.set('Wombat-Type', 'ScanCompleted');
    const message = wireMessage({ subject: 'wombat.events._._', seq: 7, headers: head, string: () => '{}' });
    assert.deepEqual([message.subject, message.sequence, message.text], ['wombat.events._._', 7, '{}']);
    for (const name of ['Wombat-Id', 'Wombat-Type', 'wombat-type', 'Nats-Msg-Id'])
      assert.equal(message.headers?.get(name), head.get(name), name);
  });

  it('has empty words for what stands in no headers', () => {
    const bare = { subject: 'a', seq: 1, headers: undefined, string: () => '' };
    assert.equal(wireMessage(bare).headers?.get('Wombat-Id'), '');
  });
});
