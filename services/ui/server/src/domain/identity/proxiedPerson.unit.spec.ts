import assert from 'node:assert/strict';
import { proxiedPerson } from './proxiedPerson.js';

const rule = { address: '10.0.0.2', roles: { anna: 'admin' }, others: 'viewer' } as const;

describe('who a trusted proxy says it is', () => {
  it('has the role that is told of the name, or that of all others', () => {
    assert.deepEqual(proxiedPerson(rule, '10.0.0.2', 'anna'), { name: 'anna', role: 'admin' });
    assert.deepEqual(proxiedPerson(rule, '::ffff:10.0.0.2', ' bert '), { name: 'bert', role: 'viewer' });
    assert.deepEqual(proxiedPerson(rule, '10.0.0.2', 'constructor'), { name: 'constructor', role: 'viewer' });
  });

  it('is nobody where another than the proxy says so, or no name is said', () => {
    for (const from of ['10.0.0.3', '127.0.0.1', '110.0.0.2', undefined])
      assert.equal(proxiedPerson(rule, from, 'anna'), null);
    for (const said of ['', '  ', 'a\tb', 'a'.repeat(61)]) assert.equal(proxiedPerson(rule, '10.0.0.2', said), null);
  });
});
