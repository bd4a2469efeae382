import assert from 'node:assert/strict';
import { tdbFromUtc, ttFromUtc } from './timeScales.js';

const JD_DIGIT_SECONDS = 5e-5;

describe('time scales', () => {
  it('adds leap seconds and 32.184 s for TT', () => {
    assert.ok(Math.abs((ttFromUtc(2460964) - 2460964) * 86400 - 69.184) < JD_DIGIT_SECONDS);
    assert.ok(Math.abs((ttFromUtc(2451545) - 2451545) * 86400 - 64.184) < JD_DIGIT_SECONDS);
  });

  it('keeps TDB within the yearly 1.7 ms of TT', () => {
    for (const jd of [2460000, 2460100, 2460200, 2460300]) {
      assert.ok(Math.abs(tdbFromUtc(jd) - ttFromUtc(jd)) * 86400 < 0.0017 + JD_DIGIT_SECONDS);
    }
    const spring = tdbFromUtc(2451545 + 94) - ttFromUtc(2451545 + 94);
    assert.ok(Math.abs(spring * 86400 - 0.00165) < JD_DIGIT_SECONDS, `${spring * 86400}`);
  });
});
