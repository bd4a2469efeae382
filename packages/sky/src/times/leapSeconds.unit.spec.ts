import assert from 'node:assert/strict';
import { isoFromJulianDate, julianDateFromIso } from './julianDate.js';
import { leapSeconds } from './leapSeconds.js';
import { LEAP_SECOND_TABLE } from './leapSecondTable.js';

function jd(iso: string): number {
  return julianDateFromIso(iso) ?? Number.NaN;
}

describe('leapSeconds', () => {
  it('steps at midnight', () => {
    assert.equal(leapSeconds(jd('2016-12-31T23:59:59.999')), 36);
    assert.equal(leapSeconds(jd('2017-01-01T00:00:00')), 37);
    assert.equal(leapSeconds(jd('1999-06-15')), 32);
    assert.equal(leapSeconds(jd('1972-01-01')), 10);
  });

  it('holds the first value before and the last one after', () => {
    assert.equal(leapSeconds(jd('1960-01-01')), 10);
    assert.equal(leapSeconds(jd('2090-01-01')), 37);
  });

  it('has a table of one second a step, always at the start of January or July', () => {
    LEAP_SECOND_TABLE.steps.forEach(([fromJd, seconds], index) => {
      assert.match(isoFromJulianDate(fromJd), /^\d{4}-0[17]-01T00:00:00\.000$/);
      assert.equal(seconds, 10 + index);
    });
    assert.ok(jd(LEAP_SECOND_TABLE.expires) > jd('2017-01-01'));
  });
});
