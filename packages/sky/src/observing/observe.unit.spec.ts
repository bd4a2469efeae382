import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { moonSeparationDegrees } from '../places/moonSeparation.js';
import { julianDateFromIso } from '../times/julianDate.js';
import { horizontal } from './horizontal.js';
import { observe } from './observe.js';

function near(actual: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual} is not ${expected}`);
}

describe("observe, against AstroImageJ's formulas at Siding Spring", () => {
  const site = { latitude: -31.2733333, longitude: 149.0616667, elevation: 1165 };
  const TABLE = [
    {
      jd: 2460964.1,
      ra: 4,
      dec: -16.5,
      lst: 1.962283,
      alt: 58.26546,
      seen: 58.27547,
      airmass: 1.175053,
      hjd: 2460964.103965,
      bjd: 2460964.104735,
    },
    {
      jd: 2460964.2,
      ra: 4,
      dec: -16.5,
      lst: 4.368854,
      alt: 74.40417,
      seen: 74.40868,
      airmass: 1.038088,
      hjd: 2460964.203969,
      bjd: 2460964.204739,
    },
    {
      jd: 2460963.9,
      ra: 22.5,
      dec: -30,
      lst: 21.149141,
      alt: 72.20692,
      seen: 72.21211,
      airmass: 1.050054,
      hjd: 2460963.903193,
      bjd: 2460963.903992,
    },
    {
      jd: 2460964.25,
      ra: 9,
      dec: 10,
      lst: 5.57214,
      alt: 25.58316,
      seen: 25.61676,
      airmass: 2.301016,
      hjd: 2460964.247835,
      bjd: 2460964.248628,
    },
    {
      jd: 2460963.9,
      ra: 4,
      dec: -16.5,
      lst: 21.149141,
      alt: -2.20734,
      seen: -2.20734,
      airmass: -1,
      hjd: 2460963.903957,
      bjd: 2460963.904726,
    },
  ];
  for (const row of TABLE) {
    it(`gives every column of ${row.ra} h ${row.dec} at ${row.jd}`, () => {
      const position = { raDegrees: row.ra * 15, decDegrees: row.dec };
      const place = horizontal(position, row.jd, site);
      const conditions = observe(position, row.jd, site);
      assert.equal(conditions.jdUtc, row.jd);
      near(place.lstHours, row.lst, 5.1e-7, 'LST');
      near(place.altitudeDegrees, row.alt, 5.1e-6, 'true altitude');
      near(conditions.altitudeDegrees, row.seen, 5.1e-6, 'apparent altitude');
      near(conditions.airmass, row.airmass, 5.1e-7, 'airmass');
      near(conditions.hjdUtc, row.hjd, 5.1e-7, 'HJD');
      near((conditions.bjdTdb - row.bjd) * 86400, 0, 0.3, 'BJD, of which AstroImageJ has a coarser one');
    });
  }
});

describe('observe, against real tables', () => {
  const cpt = { latitude: -32.3783333, longitude: 20.8116667, elevation: 1760 };
  const lsc = { latitude: -30.165, longitude: -70.815, elevation: 2198 };
  const TABLE = [
    {
      site: cpt,
      jd: 2458466.280093,
      ra: 2.473885,
      dec: -25.097315,
      bjd: 0.003291,
      hjd: 0.00248,
      alt: 76.2433,
      airmass: 1.029445,
      table: 1.0296,
    },
    {
      site: cpt,
      jd: 2458466.406898,
      ra: 2.473886,
      dec: -25.09733,
      bjd: 0.003283,
      hjd: 0.002472,
      alt: 60.693,
      airmass: 1.146285,
      table: 1.145808,
    },
    {
      site: cpt,
      jd: 2458505.283419,
      ra: 2.473885,
      dec: -25.097314,
      bjd: 0.000302,
      hjd: -0.000508,
      alt: 65.8127,
      airmass: 1.095932,
      table: 1.095551,
    },
    {
      site: lsc,
      jd: 2458478.533953,
      ra: 2.473875,
      dec: -25.097306,
      bjd: 0.002415,
      hjd: 0.001604,
      alt: 84.699,
      airmass: 1.004283,
      table: 1.004259,
    },
    {
      site: lsc,
      jd: 2458590.48333,
      ra: 8.307115,
      dec: -19.662776,
      bjd: 0.002115,
      hjd: 0.001286,
      alt: 79.1755,
      airmass: 1.018062,
      table: 1.017937,
    },
    {
      site: lsc,
      jd: 2458590.638474,
      ra: 8.307114,
      dec: -19.662717,
      bjd: 0.002104,
      hjd: 0.001275,
      alt: 35.9302,
      airmass: 1.700169,
      table: 1.699595,
    },
  ];
  for (const row of TABLE) {
    it(`gives the row of ${row.jd}`, () => {
      const conditions = observe({ raDegrees: row.ra * 15, decDegrees: row.dec }, row.jd, row.site);
      near((conditions.bjdTdb - row.jd - row.bjd) * 86400, 0, 0.3, 'BJD minus that of the table, s');
      near(conditions.hjdUtc - row.jd, row.hjd, 6e-7, 'HJD - JD');
      near(conditions.altitudeDegrees, row.alt, 6e-5, 'altitude');
      near(conditions.airmass, row.airmass, 1e-6, 'airmass');
      near(conditions.airmass, row.table, 1e-3, 'airmass of the observatory');
    });
  }
});

describeUnless(skipWithout('truth/times.csv'))('observe, against astropy', () => {
  const rows = skipWithout('truth/times.csv') === false ? readTimes() : [];

  it('has all rows', () => {
    assert.equal(rows.length, 180);
  });

  it('agrees in HJD within 0.1 s, also by the clock where the day has no leap second', () => {
    for (const { position, site, iso, jd, row } of rows) {
      const hjd = observe(position, jd, site).hjdUtc;
      near((hjd - jd) * 86400, row('helio_ltt_s'), 0.1, `delay ${iso}`);
      // astropy stretches the day of a leap second over 86401 s; a camera's clock and AstroImageJ do not.
      if (!iso.startsWith('2016-12-31')) near((hjd - 2400000 - row('hjd_utc-2400000')) * 86400, 0, 0.1, iso);
    }
  });

  it('agrees in BJD within 0.02 s', () => {
    for (const { position, site, iso, jd, row } of rows) {
      near((observe(position, jd, site).bjdTdb - 2400000 - row('bjd_tdb-2400000')) * 86400, 0, 0.02, iso);
    }
  });

  it('agrees in airless altitude and azimuth within 0.01 degree and in sidereal time', () => {
    for (const { position, site, iso, jd, row } of rows) {
      const place = horizontal(position, jd, site);
      near(place.altitudeDegrees, row('alt_airless'), 0.01, `altitude ${iso}`);
      const turned = ((place.azimuthDegrees - row('az') + 540) % 360) - 180;
      near(turned * Math.cos((place.altitudeDegrees * Math.PI) / 180), 0, 0.01, `azimuth ${iso}`);
      near(place.lstHours, row('last_h'), 1e-5, `sidereal time ${iso}`);
    }
  });

  it('agrees in the distance of the Moon, seen from the site, within 0.002 degree', () => {
    for (const { position, site, iso, jd, row } of rows) {
      near(moonSeparationDegrees(position, jd, site), row('moon_sep'), 0.002, iso);
    }
  });
});

function readTimes() {
  const [head = '', ...lines] = readFileSync(sharedPath('truth/times.csv'), 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    const row = (name: string) => Number(fields[names.indexOf(name)]);
    const iso = fields[names.indexOf('utc')] ?? '';
    return {
      row,
      iso,
      jd: julianDateFromIso(iso) ?? Number.NaN,
      position: { raDegrees: row('ra_icrs'), decDegrees: row('dec_icrs') },
      site: { latitude: row('lat'), longitude: row('lon_east'), elevation: row('elev_m') },
    };
  });
}
