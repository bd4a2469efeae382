import assert from 'node:assert/strict';
import { spread } from './spread.js';

describe('the spread of a few runs', () => {
  it('is the middle one and the ends, in any order', () => {
    assert.deepEqual(spread([3, 10, 1]), { median: 3, min: 1, max: 10 });
    assert.deepEqual(spread([4, 1, 10, 2]), { median: 3, min: 1, max: 10 });
    assert.deepEqual(spread([0.5]), { median: 0.5, min: 0.5, max: 0.5 });
  });

  it('is not made up where nothing was measured', () => {
    assert.throws(() => spread([]), RangeError);
  });
});
