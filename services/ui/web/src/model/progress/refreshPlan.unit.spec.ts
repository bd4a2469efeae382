import assert from 'node:assert/strict';
import { refreshDelay } from './refreshPlan.js';

describe('refreshDelay', () => {
  const delay = (streaming: boolean, busy: boolean, hidden = false) => refreshDelay({ streaming, busy, hidden });

  it('asks often while something runs, and more often when changes are not told', () => {
    assert.ok(delay(true, true) < delay(false, false));
    assert.ok(delay(false, false) < delay(true, false));
  });

  it('hardly asks when nobody looks', () => {
    assert.ok(delay(false, true, true) >= 60_000);
  });
});
