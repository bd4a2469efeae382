import assert from 'node:assert/strict';
import { sampleCurve } from '../testing/samples.js';
import { timeAxis } from './timeAxis.js';
import { visibleRange } from './visibleRange.js';

describe('visibleRange', () => {
  const mags = { min: 8.9, max: 10.21 };
  const of = (kind: 'jd' | 'ut' | 'phase', x: { min: number; max: number }, period = null as never) =>
    visibleRange(timeAxis(kind, sampleCurve({ period }), 2_460_964.28), x, mags);

  it('says what is shown, on each axis', () => {
    const days = { min: 0.2812, max: 0.3201 };
    assert.equal(of('jd', days), 'JD 2460964.2812 to 2460964.3201, 8.900 to 10.210 mag');
    assert.equal(of('ut', { min: 18.75, max: 25 }), 'UT 18:45 to 01:00, 8.900 to 10.210 mag');
    const period = { periodDays: 0.5, epochHjd: 2_460_964 } as never;
    assert.equal(of('phase', { min: 0, max: 1 }, period), 'phase 0.0000 to 1.0000, 8.900 to 10.210 mag');
  });
});
