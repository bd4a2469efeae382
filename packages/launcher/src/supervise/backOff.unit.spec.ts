import assert from 'node:assert/strict';
import { afterExit, type FailureCount, type Verdict } from './backOff.js';

/** The verdicts on a process that ended after these times. */
function verdicts(lives: readonly number[]): Verdict[] {
  let count: FailureCount = { failures: 0 };
  return lives.map((lived) => {
    const { failures, verdict } = afterExit(count, lived);
    count = { failures };
    return verdict;
  });
}

const seconds = (verdict: Verdict) => (verdict.action === 'restart' ? verdict.afterSeconds : null);

describe('restarting a process that fails', () => {
  it('waits 1, 2, 4 ... 30 s and gives up after eight restarts', () => {
    assert.deepEqual(verdicts(Array(9).fill(100)).map(seconds), [1, 2, 4, 8, 16, 30, 30, 30, null]);
  });

  it('begins anew after a healthy minute', () => {
    assert.deepEqual(verdicts([100, 100, 100, 60_000, 100]).map(seconds), [1, 2, 4, 1, 2]);
    assert.deepEqual(verdicts([100, 100, 100, 59_999]).map(seconds), [1, 2, 4, 8]);
  });

  it('never gives up on one that lives a minute every time', () => {
    assert.ok(verdicts(Array(50).fill(61_000)).every((verdict) => seconds(verdict) === 1));
  });
});
