import assert from 'node:assert/strict';
import { LAST_ATTEMPT, retryAt } from './retrySchedule.js';

const now = new Date('2026-01-01T00:00:00Z');
const minutes = [1, 5, 60];
const after = (attempt: number) => retryAt({ attempt, now, minutes });

describe('the retry schedule', () => {
  it('waits longer each time and keeps its last pace', () => {
    assert.equal(after(1), '2026-01-01T00:01:00.000Z');
    assert.equal(after(2), '2026-01-01T00:05:00.000Z');
    assert.equal(after(3), '2026-01-01T01:00:00.000Z');
    assert.equal(after(LAST_ATTEMPT - 1), '2026-01-01T01:00:00.000Z');
  });

  it('ends', () => assert.equal(after(LAST_ATTEMPT), ''));
});
