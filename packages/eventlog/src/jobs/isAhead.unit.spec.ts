import assert from 'node:assert/strict';
import { isAhead } from './isAhead.js';

describe('a moment that is waited for', () => {
  it('is ahead until it has come', () => {
    assert.deepEqual(
      [999, 1000, 1001].map((now) => isAhead(1000, now, 60)),
      [true, false, false],
    );
  });

  it('is past where the clock was put back by more than the wait', () => {
    assert.equal(isAhead(1000, 940, 60), true);
    assert.equal(isAhead(1000, 939, 60), false);
  });
});
