import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { specify } from '@wombat/eventlog';
import { LAST_ATTEMPT, retryAt } from './retrySchedule.js';

const now = new Date('2024-02-28T23:30:00.000Z');

describe('retryAt', () => {
  const spec = specify((_: readonly never[], attempt: number) => retryAt(attempt, now));

  it('waits longer after every try, a day at most', () => {
    const times = [
      '2024-02-28T23:31:00.000Z',
      '2024-02-28T23:35:00.000Z',
      '2024-02-28T23:45:00.000Z',
      '2024-02-29T00:30:00.000Z',
      '2024-02-29T05:30:00.000Z',
      '2024-02-29T23:30:00.000Z',
      '2024-02-29T23:30:00.000Z',
    ];
    for (const [index, time] of times.entries())
      spec
        .given()
        .when(index + 1)
        .thenIs(time);
    spec
      .given()
      .when(LAST_ATTEMPT - 1)
      .thenIs('2024-02-29T23:30:00.000Z');
  });

  it('leaves it to a person after the last try', () => {
    spec.given().when(LAST_ATTEMPT).thenIs('');
    spec
      .given()
      .when(LAST_ATTEMPT + 5)
      .thenIs('');
  });

  it('has asked for two weeks by then', () => {
    const days = Array.from({ length: LAST_ATTEMPT - 1 }, (_, index) => Date.parse(retryAt(index + 1, now)) - +now);
    const total = days.reduce((sum, own) => sum + own, 0) / 86_400_000;
    assert.ok(total > 14 && total < 15, `${total} days`);
  });
});
