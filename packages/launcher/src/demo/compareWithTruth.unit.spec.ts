import assert from 'node:assert/strict';
import { photometry } from '@wombat/proto';
import { compareWithTruth } from './compareWithTruth.js';

const truth = {
  frames: [1, 2, 3, 4].map((n) => ({
    filter: n === 4 ? 'B' : 'V',
    midJd: 2460000 + n,
    stars: [
      { star: 'target', magnitude: 10 },
      { star: 'K', magnitude: 11 },
    ],
  })),
};

const how = { mode: 'ensemble', method: 'zeroPoint' };

function point(day: number, mag: number, reported = true): photometry.Point {
  return photometry.Point.fromJSON({ jdUtc: 2460000 + day, mag, magError: 0.01, reported });
}

describe('compareWithTruth', () => {
  it('gives median and rms of the reported points in their own filter', () => {
    const target = [point(1, 10.01), point(2, 10.02), point(3, 9.0, false)];
    const curve = photometry.GetLightCurveResponse.fromJSON({
      ...how,
      checkId: 'K',
      target,
      check: [point(1, 10.9), point(2, 11.3), point(3, 11.1)],
    });
    const { target: t1, check } = compareWithTruth(curve, 'V', truth);
    assert.equal(t1?.points, 2);
    assert.ok(Math.abs((t1?.median ?? 0) - 0.015) < 1e-9);
    assert.ok(Math.abs((t1?.rms ?? 0) - Math.sqrt((0.0001 + 0.0004) / 2)) < 1e-9);
    assert.ok(Math.abs((check?.median ?? 0) - 0.1) < 1e-9);
  });

  it('says nothing of a star the truth does not know', () => {
    const curve = photometry.GetLightCurveResponse.fromJSON({
      ...how,
      checkId: 'other',
      target: [point(9, 10)],
      check: [point(1, 11)],
    });
    assert.deepEqual(compareWithTruth(curve, 'V', truth), { target: null, check: null });
  });
});
