import assert from 'node:assert/strict';
import { addedCounts } from './addedCounts.js';

describe('addedCounts', () => {
  it('are the same whichever way a program counts them', () => {
    assert.deepEqual([addedCounts(-100), addedCounts(100), addedCounts(0)], [100, 100, 0]);
  });
});
