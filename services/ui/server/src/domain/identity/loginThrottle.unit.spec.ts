import assert from 'node:assert/strict';
import { LoginThrottle } from './loginThrottle.js';

const KEYS = ['name anna', 'address 10.0.0.3'];

describe('tries to log in', () => {
  it('are free five times, then wait twice as long each time, a minute at most', () => {
    const throttle = new LoginThrottle();
    const waits = Array.from({ length: 14 }, () => {
      throttle.failed(KEYS, 0);
      return throttle.waitSeconds(KEYS, 0);
    });
    assert.deepEqual(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  });

  it('wait for the name from elsewhere, and for other names from there, and not for both others', () => {
    const throttle = new LoginThrottle();
    for (let count = 0; count < 6; count++) throttle.failed(KEYS, 0);
    assert.equal(throttle.waitSeconds(['name anna', 'address 10.0.0.4'], 0), 2);
    assert.equal(throttle.waitSeconds(['name bert', 'address 10.0.0.3'], 1_500), 1);
    assert.equal(throttle.waitSeconds(['name bert', 'address 10.0.0.4'], 0), 0);
    assert.equal(throttle.waitSeconds(KEYS, 2_000), 0);
  });

  it('are free again after a success, or an hour without a failure', () => {
    const throttle = new LoginThrottle();
    for (let count = 0; count < 9; count++) throttle.failed(KEYS, 0);
    throttle.failed(['name bert'], 3_700_000);
    throttle.failed(KEYS, 3_700_000);
    assert.equal(throttle.waitSeconds(KEYS, 3_700_000), 0);
    for (let count = 0; count < 9; count++) throttle.failed(KEYS, 3_700_000);
    throttle.succeeded(KEYS);
    assert.equal(throttle.waitSeconds(KEYS, 3_700_000), 0);
  });
});
