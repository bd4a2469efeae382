import assert from 'node:assert/strict';
import { reputationLine, reputationNights } from './reputationLines.js';

const night = { night: '20240102', isCheck: false, residual: 0.11, threshold: 0.05, isOut: true, scatter: 0.004 };
const star = {
  ...{ auid: '000-1', filter: 'V', nights: [night, { ...night, night: '20240103', residual: -0.01, isOut: false }] },
  ...{ meanResidual: 0.05, nightScatter: 0.085, frameScatter: 0.004, trend: null, report: '' },
};

describe('the reputation of a star as a row', () => {
  it('has its numbers, and on how many nights it was out of line', () => {
    assert.deepEqual(reputationLine(star), {
      ...{ key: 'V 000-1', auid: '000-1', filter: 'V', role: 'comparison', nights: '2, out of line on 1' },
      ...{ residual: '+0.050', nightScatter: '0.085', frameScatter: '0.004', trend: '–', isOut: false },
    });
    assert.equal(reputationLine({ ...star, report: 'It is off.' }).isOut, true);
  });

  it('says what is not known, and which role it had', () => {
    const check = {
      ...star,
      nights: [{ ...night, isCheck: true, isOut: false }],
      nightScatter: null,
      frameScatter: null,
    };
    const { role, nights, nightScatter, frameScatter } = reputationLine(check);
    assert.deepEqual([role, nights, nightScatter, frameScatter], ['check', '1', '–', '–']);
    assert.equal(reputationLine({ ...star, nights: [...check.nights, night] }).role, 'both');
  });

  it('has a trend where it is one', () => {
    const trendOf = (magnitudesPerYear: number, error: number) =>
      reputationLine({ ...star, trend: { magnitudesPerYear, error } }).trend;
    assert.equal(trendOf(0.1, 0.01), '+0.100 ± 0.010 a year');
    assert.equal(trendOf(-0.1, 0.04), 'none');
  });

  it('lists its nights', () => {
    assert.equal(reputationNights(star), '2024-01-02 +0.110 (out), 2024-01-03 −0.010');
  });
});
