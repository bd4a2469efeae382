import assert from 'node:assert/strict';
import { addTotals, exitCodeOf, totalsLine } from './totals.js';

describe('totals of tests', () => {
  it('add up and close in one form', () => {
    const sum = addTotals([
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 3, failed: 1, skipped: 4 },
    ]);
    assert.equal(totalsLine(sum), '5 passed, 1 failed, 4 skipped');
    assert.equal(totalsLine({ passed: 5, failed: 0, skipped: 0 }), '5 passed, 0 failed');
  });

  it('are a failure when something failed and when nothing ran', () => {
    assert.equal(exitCodeOf({ passed: 5, failed: 0, skipped: 1 }), 0);
    assert.equal(exitCodeOf({ passed: 5, failed: 1, skipped: 0 }), 1);
    assert.equal(exitCodeOf({ passed: 0, failed: 0, skipped: 9 }), 1);
  });
});
