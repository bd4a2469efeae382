import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isoFromJulianDate, julianDateFromIso } from './julianDate.js';

describe('julianDateFromIso', () => {
  it('knows instants of the literature', () => {
    assert.equal(julianDateFromIso('2000-01-01T12:00:00'), 2451545);
    assert.equal(julianDateFromIso('1858-11-17T00:00:00'), 2400000.5);
    assert.equal(julianDateFromIso('1987-04-10T19:21:00'), 2446896.30625);
    assert.equal(julianDateFromIso('2024-02-29T06:00:00.000'), 2460369.75);
  });

  it('reads the ways in which cameras write', () => {
    const noon = 2461024;
    for (const text of [
      '2025-12-14T12:00:00.000',
      '2025-12-14T12:00:00Z',
      ' 2025-12-14 12:00:00 ',
      '2025/12/14T12:00:00.',
      '2025-12-14T12:00',
      '2025-12-14T14:30:00+02:30',
      '2025-12-14T05:00:00.000-0700',
    ]) {
      assert.equal(julianDateFromIso(text), noon, text);
    }
    assert.equal(julianDateFromIso('2025-12-14'), noon - 0.5);
  });

  it('keeps a day of 86400 seconds through a leap second', () => {
    assert.equal(julianDateFromIso('2016-12-31T23:59:60'), julianDateFromIso('2017-01-01T00:00:00'));
  });

  it('refuses what is no instant', () => {
    for (const text of [
      '',
      'yesterday',
      '2025-02-29T00:00:00',
      '2025-13-01T00:00:00',
      '2025-12-00T00:00:00',
      '2025-12-14T24:00:00',
      '2025-12-14T12:60:00',
      '2025-12-14T12:00:61',
      '14/12/25',
      '2025-12-14T12',
      '12:00:00',
    ]) {
      assert.equal(julianDateFromIso(text), null, text);
    }
  });
});

describe('isoFromJulianDate', () => {
  it('writes milliseconds as FITS has them', () => {
    assert.equal(isoFromJulianDate(2451545), '2000-01-01T12:00:00.000');
    assert.equal(isoFromJulianDate(2451544.5 - 1e-9), '2000-01-01T00:00:00.000');
  });

  it('comes back to every millisecond of a century', () => {
    const milliseconds = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2099, 11, 31) });
    fc.assert(
      fc.property(milliseconds, (instant) => {
        const text = new Date(instant).toISOString().replace('Z', '');
        assert.equal(isoFromJulianDate(julianDateFromIso(text) ?? Number.NaN), text);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
