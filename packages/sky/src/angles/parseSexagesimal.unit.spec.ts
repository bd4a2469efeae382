import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDegrees, formatHours } from './formatSexagesimal.js';
import { parseSexagesimalDegrees, parseSexagesimalHours } from './parseSexagesimal.js';

function near(actual: number | null, expected: number): void {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-10, `${actual} is not ${expected}`);
}

describe('parseSexagesimalHours', () => {
  it('reads colons, blanks, letters and a missing last field', () => {
    const expected = 15 * (19 + 31 / 60 + 18.38 / 3600);
    for (const text of ['19:31:18.38', '19 31 18.38', ' 19h31m18.38s ', '+19 : 31 : 18.38', '19h 31m 18.38s']) {
      near(parseSexagesimalHours(text), expected);
    }
    near(parseSexagesimalHours('19:31.5'), 15 * (19 + 31.5 / 60));
    near(parseSexagesimalHours('19h31m'), 15 * (19 + 31 / 60));
    near(parseSexagesimalHours('0:00:00'), 0);
  });

  it('takes a full day and seconds of 60 from writers that do not carry', () => {
    near(parseSexagesimalHours('24:00:00'), 0);
    near(parseSexagesimalHours('23:59:60.00'), 0);
    near(parseSexagesimalHours('01:59:60'), 30);
  });

  it('refuses what is no right ascension', () => {
    for (const text of [
      '',
      '292.8',
      '19',
      '19:61:00',
      '19:00:61',
      '25:00:00',
      '-01:00:00',
      '19:31.5:10',
      '1:2:3:4',
      'x',
      '19:31:18x',
    ]) {
      assert.equal(parseSexagesimalHours(text), null, text);
    }
  });
});

describe('parseSexagesimalDegrees', () => {
  it('keeps the sign, also of minus zero', () => {
    near(parseSexagesimalDegrees('-05:22:31.2'), -(5 + 22 / 60 + 31.2 / 3600));
    near(parseSexagesimalDegrees('-00 10 00'), -1 / 6);
    near(parseSexagesimalDegrees('-00:00:36'), -0.01);
    near(parseSexagesimalDegrees('\u221205 30'), -5.5);
    near(parseSexagesimalDegrees('- 05 30'), -5.5);
  });

  it('reads marks, and longitudes beyond 90 degrees', () => {
    const expected = 46 + 41 / 60 + 16.2 / 3600;
    for (const text of ['+46:41:16.2', '46d41m16.2s', '46\u00b041\u203216.2\u2033', '46\u00b0 41\' 16.2"']) {
      near(parseSexagesimalDegrees(text), expected);
    }
    near(parseSexagesimalDegrees('149 03.7'), 149 + 3.7 / 60);
  });

  it('refuses what is no angle', () => {
    for (const text of ['', '-5.5', '46:60:00', '46h41m16s', '361:00:00', '--5:00:00', '5:-3:00']) {
      assert.equal(parseSexagesimalDegrees(text), null, text);
    }
  });
});

describe('format then parse', () => {
  it('comes back to the declination within half of the last decimal, whatever the sign', () => {
    const dec = fc.oneof(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -0.999, max: 0.999, noNaN: true }),
    );
    fc.assert(
      fc.property(dec, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const back = parseSexagesimalDegrees(formatDegrees(value, decimals));
        assert.ok(back !== null && Math.abs(back - value) <= (0.5001 * 10 ** -decimals) / 3600, `${value} -> ${back}`);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('comes back to the right ascension, going round at 24 h', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 360, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const back = parseSexagesimalHours(formatHours(value, decimals));
        assert.ok(back !== null);
        const difference = ((back - value + 540) % 360) - 180;
        assert.ok(Math.abs(difference) <= (7.501 * 10 ** -decimals) / 3600, `${value} -> ${back}`);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('gives the same text for every text it writes', () => {
    const fields = fc.record({
      minus: fc.boolean(),
      whole: fc.integer({ min: 0, max: 89 }),
      minutes: fc.integer({ min: 0, max: 59 }),
      hundredths: fc.integer({ min: 1, max: 5999 }),
    });
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(fields, ({ minus, whole, minutes, hundredths }) => {
        const seconds = `${two(Math.floor(hundredths / 100))}.${two(hundredths % 100)}`;
        const text = `${minus ? '-' : '+'}${two(whole)}:${two(minutes)}:${seconds}`;
        assert.equal(formatDegrees(parseSexagesimalDegrees(text) ?? Number.NaN, 2), text);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
