import assert from 'node:assert/strict';
import { sampleCurve, samplePoint, samplePoints } from '../testing/samples.js';
import { timeAxesOf, timeAxis } from './timeAxis.js';

const period = { periodDays: 0.5, epochHjd: 2_460_964 };

describe('the axes of time', () => {
  it('are those the curve knows its times in', () => {
    assert.deepEqual(timeAxesOf(sampleCurve({ target: samplePoints([9]), period })), ['jd', 'ut']);
    const target = samplePoints([9], { hjdUtc: 2_460_964.3 });
    assert.deepEqual(timeAxesOf(sampleCurve({ target, period: null })), ['jd', 'hjd', 'ut']);
    assert.deepEqual(timeAxesOf(sampleCurve({ target, period })), ['jd', 'hjd', 'ut', 'phase']);
  });

  it('count UT in hours from the midnight before, on the clock past the next one', () => {
    const axis = timeAxis('ut', sampleCurve(), 2_460_964.281481);
    const at = axis.placeOf(samplePoint({ jdUtc: 2_460_964.281481 }));
    assert.equal(axis.tick(at), '18:45');
    assert.equal(axis.tick(25.5), '01:30');
  });

  it('say without a period what JD says', () => {
    assert.equal(timeAxis('phase', sampleCurve(), 2_460_964.3).kind, 'jd');
  });
});
