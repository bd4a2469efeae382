import assert from 'node:assert/strict';
import { nightText, utcOfJd } from './times.js';

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
});
