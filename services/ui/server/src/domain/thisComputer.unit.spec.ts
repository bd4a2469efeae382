import assert from 'node:assert/strict';
import { isThisComputer } from './thisComputer.js';

describe('isThisComputer', () => {
  it('knows the loopback addresses of both kinds, and no other', () => {
    for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])
      assert.ok(isThisComputer(address), address);
    for (const address of [
      undefined,
      '',
      '10.0.0.1',
      '192.168.1.7',
      '::ffff:10.0.0.1',
      'fe80::1',
      '127.0.0.1.example.org',
    ]) {
      assert.ok(!isThisComputer(address), address);
    }
  });
});
