import assert from 'node:assert/strict';
import { formatDegrees, formatHours } from './formatSexagesimal.js';

describe('formatHours', () => {
  it('writes hours, minutes and seconds', () => {
    assert.equal(formatHours(292.8265833333, 2), '19:31:18.38');
    assert.equal(formatHours(0, 0), '00:00:00');
    assert.equal(formatHours(-15, 1), '23:00:00.0');
  });

  it('carries the rounding through to midnight', () => {
    assert.equal(formatHours(359.9999999, 2), '00:00:00.00');
    assert.equal(formatHours(14.9999999, 1), '01:00:00.0');
    assert.equal(formatHours(15 * (1 + 59.996 / 3600), 2), '01:01:00.00');
  });
});

describe('formatDegrees', () => {
  it('always writes the sign, and none for what rounds to zero', () => {
    assert.equal(formatDegrees(46.6878333333, 1), '+46:41:16.2');
    assert.equal(formatDegrees(-5.3753333333, 1), '-05:22:31.2');
    assert.equal(formatDegrees(-1 / 6, 0), '-00:10:00');
    assert.equal(formatDegrees(-1e-9, 1), '+00:00:00.0');
  });

  it('carries the rounding', () => {
    assert.equal(formatDegrees(-9.99999999, 1), '-10:00:00.0');
    assert.equal(formatDegrees(89.99999999, 2), '+90:00:00.00');
  });
});
