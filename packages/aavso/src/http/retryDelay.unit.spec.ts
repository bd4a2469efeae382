import assert from 'node:assert/strict';
import { backOffMilliseconds, retryAfterMilliseconds } from './retryDelay.js';

describe('backOffMilliseconds', () => {
  it('doubles from a second and stops at a minute', () => {
    const middle = () => 0.5;
    assert.deepEqual(
      [1, 2, 3, 7, 50].map((attempt) => backOffMilliseconds(attempt, middle)),
      [1_000, 2_000, 4_000, 60_000, 60_000],
    );
  });

  it('spreads by half to either side', () => {
    assert.equal(
      backOffMilliseconds(2, () => 0),
      1_000,
    );
    assert.equal(
      backOffMilliseconds(2, () => 0.999),
      2_998,
    );
  });
});

describe('retryAfterMilliseconds', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');

  it('reads seconds and dates', () => {
    assert.equal(retryAfterMilliseconds('30', now), 30_000);
    assert.equal(retryAfterMilliseconds('Sun, 22 Nov 2026 10:00:12 GMT', now), 12_000);
    assert.equal(retryAfterMilliseconds('Sun, 22 Nov 2026 09:00:00 GMT', now), 0);
  });

  it('says nothing where the header says nothing', () => {
    assert.equal(retryAfterMilliseconds(null, now), null);
    assert.equal(retryAfterMilliseconds('soon', now), null);
  });
});
