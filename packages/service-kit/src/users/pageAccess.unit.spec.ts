import assert from 'node:assert/strict';
import { configSchema } from '../config/schema.js';
import { pageAccess } from './pageAccess.js';

const access = (ui: object, users = 0, names: string[] = []) => {
  const found = pageAccess({ ui: configSchema.parse({ ui }).ui, users, names });
  return found.ok ? found.value : found.fault.message;
};
const trustedProxy = { address: '10.0.0.2' };

describe('how people are known on the page', () => {
  it('is by the name they give on this computer alone', () => {
    for (const listen of ['127.0.0.1', 'localhost', '::1', '127.0.0.2']) assert.equal(access({ listen }), 'open');
    assert.equal(access({ url: 'http://localhost:8080' }), 'open');
  });

  it('is by a login wherever somebody has one, also on this computer: a proxy may stand before it', () => {
    assert.deepEqual([access({}, 1), access({ listen: '0.0.0.0' }, 2)], ['login', 'login']);
    assert.equal(access({ url: 'https://observatory.example' }, 1), 'login');
  });

  it('is by a trusted proxy where one is named', () => {
    assert.deepEqual([access({ trustedProxy }), access({ listen: '0.0.0.0', trustedProxy }, 3)], ['proxy', 'proxy']);
  });

  it('is refused where others can reach it and nobody is known', () => {
    assert.match(access({ listen: '0.0.0.0' }), /^the page listens on 0\.0\.0\.0 .*: \.\/wombat user add NAME/);
    assert.match(access({ listen: '::' }), /listens on ::/);
    assert.match(access({ url: 'https://observatory.example' }), /answers to the name observatory\.example/);
    assert.match(access({}, 0, ['observatory.lan']), /answers to the name observatory\.lan/);
    assert.match(access({ listen: '127.0.0.1.example' }), /listens on/);
  });
});
