import assert from 'node:assert/strict';
import { clockOfJd, clockTime, countdown, instantText, nightText, secondText, utcOfJd } from './times.js';

describe('times', () => {
  it('gives the UTC of a Julian date', () => {
    assert.equal(utcOfJd(2_451_545), '2000-01-01 12:00:00 UTC');
    assert.equal(utcOfJd(2_440_587.5), '1970-01-01 00:00:00 UTC');
    assert.equal(utcOfJd(2_460_964.281481), '2025-10-15 18:45:20 UTC');
  });

  it('writes a night as a date, and leaves alone what is none', () => {
    assert.equal(nightText('20251015'), '2025-10-15');
    assert.equal(nightText('test night'), 'test night');
  });

  it('gives the clock, also past midnight', () => {
    assert.equal(clockOfJd(2_460_964.281481), '18:45');
    assert.equal(clockOfJd(2_460_964.499_9), '00:00');
  });

  it('tells the age of what is shown: by the clock, with the day where it was another one', () => {
    const at = new Date(2026, 0, 2, 1, 12);
    assert.equal(clockTime(at, new Date(2026, 0, 2, 3, 0)), '01:12');
    assert.equal(clockTime(at, new Date(2026, 0, 3, 0, 1)), '2026-01-02 01:12');
  });

  it('writes instants and counts down', () => {
    assert.deepEqual([instantText('2026-01-02T03:04:05.678Z'), instantText('')], ['2026-01-02 03:04 UTC', '']);
    assert.deepEqual([secondText('2026-01-02T03:04:05.678Z'), secondText('soon')], ['2026-01-02 03:04:05 UTC', 'soon']);
    assert.deepEqual([countdown(296), countdown(4.2), countdown(-3)], ['4:56', '0:05', '0:00']);
  });
});
