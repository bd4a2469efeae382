import assert from 'node:assert/strict';
import { refreshDelay } from './refreshPlan.js';

describe('refreshDelay', () => {
  const delay = (streaming: boolean, busy: boolean, hidden = false, failures = 0) =>
    refreshDelay({ streaming, busy, hidden, failures });

  it('asks often while something runs, and more often when changes are not told', () => {
    assert.ok(delay(true, true) < delay(false, false));
    assert.ok(delay(false, false) < delay(true, false));
  });

  it('hardly asks when nobody looks', () => {
    assert.ok(delay(false, true, true) >= 60_000);
    assert.ok(delay(false, true, true, 1) >= 60_000);
  });

  it('asks soon for what could not be had, later each time, and never later than usual', () => {
    const delays = [1, 2, 3, 4, 5, 6, 99].map((failures) => delay(true, false, false, failures));
    assert.deepEqual(delays, [1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
    assert.equal(delay(false, true, false, 5), delay(false, true));
  });
});
