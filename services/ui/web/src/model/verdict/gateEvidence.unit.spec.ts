import assert from 'node:assert/strict';
import { sampleCurve, samplePoints } from '../testing/samples.js';
import { evidenceOf } from './gateEvidence.js';

describe('the evidence of a test', () => {
  const told = sampleCurve({
    target: samplePoints([9], { zeroPoint: 21, fwhmPixels: 4 }),
    check: samplePoints([11]),
    checkCatalogueMag: 11,
    comps: [],
  });

  it('is T2 beside its catalogue value, the comparison stars, or the zero point or the FWHM over time', () => {
    assert.deepEqual(evidenceOf('checkStar', told), { layout: 'residual' });
    assert.deepEqual(evidenceOf('comparisonStar 118', told), { evidence: 'comps' });
    assert.deepEqual(evidenceOf('meridianFlip 118', told), { evidence: 'comps' });
    assert.deepEqual(evidenceOf('zeroPointScatter', told), { strip: 'zeroPoint' });
    assert.deepEqual(evidenceOf('seeing night', told), { strip: 'fwhm' });
  });

  it('is not offered where nothing is told of it', () => {
    const tests = ['checkStar', 'comparisonScatter', 'zeroPointScatter', 'seeing night', 'targetRange'];
    assert.deepEqual(
      tests.map((test) => evidenceOf(test, sampleCurve())),
      [null, null, null, null, null],
    );
  });
});
