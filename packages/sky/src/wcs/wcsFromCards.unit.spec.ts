import assert from 'node:assert/strict';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { separationDegrees } from '../angles/separationDegrees.js';
import { type Cards, cardsOfFile } from '../testing/cardsOfFile.js';
import { pixelToSky } from './pixelToSky.js';
import { type SolutionNumbers, solutionNumbers, wcsOfNumbers } from './solutionNumbers.js';
import type { WcsResult } from './wcsFromCards.js';
import { wcsFromCards } from './wcsFromCards.js';
import { wcsToCards } from './wcsToCards.js';

const celestial: Cards = {
  CTYPE1: 'RA---TAN',
  CTYPE2: 'DEC--TAN',
  CRPIX1: 101,
  CRPIX2: 51,
  CRVAL1: 80.25,
  CRVAL2: -32.5,
};
const withCd: Cards = { ...celestial, CD1_1: -2e-4, CD1_2: 1e-5, CD2_1: 1e-5, CD2_2: 2e-4 };

function read(cards: Cards): WcsResult {
  return wcsFromCards((keyword) => cards[keyword]);
}

function cdOf(cards: Cards): readonly number[] {
  const result = read(cards);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.cd;
}

function codeOf(cards: Cards): string {
  const result = read(cards);
  return result.ok ? 'ok' : result.fault.code;
}

describe('wcsFromCards', () => {
  it('reads a CD matrix and makes CRPIX 0-based', () => {
    const result = read(withCd);
    assert.deepEqual(result, {
      ok: true,
      value: {
        kind: 'TAN',
        crpixX: 100,
        crpixY: 50,
        raDegrees: 80.25,
        decDegrees: -32.5,
        cd: [-2e-4, 1e-5, 1e-5, 2e-4],
      },
    });
  });

  it('reads PC with CDELT, and CDELT with CROTA2', () => {
    const scaled = { ...celestial, CDELT1: -1e-3, CDELT2: 2e-3 };
    assert.deepEqual(cdOf({ ...scaled, PC1_1: 0, PC1_2: 1, PC2_1: -1, PC2_2: 0 }), [-0, -1e-3, -2e-3, 0]);
    assert.deepEqual(cdOf({ ...scaled, PC1_2: 0.5 }), [-1e-3, -5e-4, 0, 2e-3]);
    const [cd11 = 0, cd12 = 0, cd21 = 0, cd22 = 0] = cdOf({ ...scaled, CROTA2: 30 });
    const half = Math.sqrt(3) / 2;
    assert.ok(Math.hypot(cd11 + 1e-3 * half, cd12 + 1e-3, cd21 + 5e-4, cd22 - 2e-3 * half) < 1e-15);
    assert.deepEqual(cdOf(scaled).map(Math.abs), [1e-3, 0, 0, 2e-3]);
  });

  it('lets CD win over the older forms, and takes missing elements as zero', () => {
    assert.deepEqual(cdOf({ ...withCd, CDELT1: 1, CDELT2: 1, CROTA2: 12, PC1_1: 3 }), [-2e-4, 1e-5, 1e-5, 2e-4]);
    assert.deepEqual(cdOf({ ...celestial, CD1_1: -2e-4, CD2_2: 2e-4 }), [-2e-4, 0, 0, 2e-4]);
  });

  it('reads numbers in quotes and with a D exponent', () => {
    const quoted = { ...withCd, CRVAL1: ' 80.25 ', CD1_1: '-2.0D-4', EQUINOX: '2000.0', CTYPE1: 'ra---tan ' };
    assert.deepEqual(read(quoted), read(withCd));
  });

  it('says that there is no solution', () => {
    assert.equal(codeOf({}), 'no-wcs');
    assert.equal(codeOf({ CTYPE1: 'PIXEL', CTYPE2: 'PIXEL', CDELT1: 1, CDELT2: 1 }), 'no-wcs');
    assert.equal(codeOf(celestial), 'no-wcs');
    assert.equal(codeOf({ ...withCd, CRVAL1: 'unknown' }), 'no-wcs');
    assert.equal(codeOf({ ...withCd, CRVAL2: 91 }), 'no-wcs');
    assert.equal(codeOf({ ...celestial, CD1_1: 0, CD2_2: 0 }), 'no-wcs');
    assert.equal(codeOf({ ...celestial, CDELT1: 1e-4, CDELT2: 0 }), 'no-wcs');
  });

  it('refuses what it would read wrongly', () => {
    const wrong: Cards[] = [
      { CTYPE1: 'RA---TAN-SIP', CTYPE2: 'DEC--TAN' },
      { CTYPE1: 'RA---TPV', CTYPE2: 'DEC--TAN' },
      { CTYPE1: 'RA---SIN', CTYPE2: 'DEC--SIN' },
      { CTYPE1: 'DEC--TAN', CTYPE2: 'RA---TAN' },
      { CTYPE1: 'GLON-TAN', CTYPE2: 'GLAT-TAN' },
      { PV1_1: 1.01 },
      { CUNIT1: 'arcsec' },
      { LONPOLE: 90 },
      { EQUINOX: 1950 },
      { EQUINOX: 2025.9, RADESYS: 'FK5' },
      { RADESYS: 'FK4' },
    ];
    for (const cards of wrong) assert.equal(codeOf({ ...withCd, ...cards }), 'unsupported-wcs', JSON.stringify(cards));
    const right: Cards[] = [
      { EQUINOX: 'J2000' },
      { RADECSYS: 'FK5' },
      { EQUINOX: 2025.9, RADESYS: 'ICRS' },
      { CUNIT1: 'degrees' },
      { A_ORDER: 0 },
    ];
    for (const cards of right) {
      assert.equal(codeOf({ ...withCd, ...cards }), 'ok', JSON.stringify(cards));
    }
  });

  it('tells the kinds of distortion apart', () => {
    const kinds: [Cards, string][] = [
      [{}, 'TAN'],
      [{ CTYPE1: 'RA---TAN-SIP', CTYPE2: 'DEC--TAN-SIP' }, 'TAN'],
      [{ A_ORDER: 2, A_2_0: 1e-6 }, 'SIP'],
      [{ CTYPE1: 'RA---TAN-SIP', CTYPE2: 'DEC--TAN-SIP', B_ORDER: 2, B_0_2: 1e-6, PV1_5: 0.1, PV2_1: 1 }, 'SIP'],
      // What solve-field writes of a linear solution: polynomials of zeros, before which PV cards do not count either.
      [{ CTYPE1: 'RA---TAN-SIP', CTYPE2: 'DEC--TAN-SIP', B_ORDER: 1, B_0_1: 0, PV1_5: 0.1, PV2_1: 1 }, 'TAN'],
      [{ CTYPE1: 'RA---TPV', CTYPE2: 'DEC--TPV' }, 'TPV'],
      [{ PV1_0: 0, PV1_1: 1, PV2_0: 0, PV2_1: 1 }, 'TPV'],
      [{ PV1_5: 1e-3 }, 'TPV'],
    ];
    for (const [cards, kind] of kinds) {
      const result = read({ ...withCd, ...cards });
      assert.equal(result.ok && result.value.kind, kind, JSON.stringify(cards));
    }
  });

  it('reads back what wcsToCards writes', () => {
    const result = read(withCd);
    assert.ok(result.ok && result.value.kind === 'TAN');
    const cards = Object.fromEntries(wcsToCards(result.value).map(({ keyword, value }) => [keyword, value]));
    assert.deepEqual(read(cards), result);
    assert.equal(cards.CRPIX1, 101);
  });

  it('reads back what wcsToCards and plain numbers make of a distorted solution', () => {
    const sip = { A_ORDER: 3, A_1_0: 1e-4, A_2_0: 1e-6, A_1_2: -3e-9, B_ORDER: 2, B_0_0: 0.25, B_1_1: 2e-6 };
    const result = read({ ...withCd, ...sip });
    assert.ok(result.ok && result.value.kind === 'SIP');
    const inverse = { x: [{ coefficient: 1, x: 1, y: 0, r: 0 }], y: [{ coefficient: 0.998, x: 0, y: 1, r: 0 }] };
    const cards = Object.fromEntries(wcsToCards(result.value, inverse).map(({ keyword, value }) => [keyword, value]));
    assert.deepEqual(
      [cards.CTYPE1, cards.A_ORDER, cards.B_ORDER, cards.AP_ORDER, Number(cards.BP_0_1).toFixed(6)],
      ['RA---TAN-SIP', 3, 3, 2, '-0.002000'],
    );
    const numbers: SolutionNumbers = JSON.parse(JSON.stringify(solutionNumbers(result.value)));
    for (const again of [read(cards), { ok: true, value: wcsOfNumbers(numbers) }] as const) {
      assert.ok(again.ok && again.value.kind === 'SIP');
      for (const at of [
        { x: 3, y: 900 },
        { x: 1500, y: 12.5 },
      ]) {
        assert.ok(separationDegrees(pixelToSky(again.value, at), pixelToSky(result.value, at)) < 1e-12);
      }
    }
    const plain = read(withCd);
    assert.ok(plain.ok && plain.value.kind === 'TAN');
    assert.deepEqual(wcsOfNumbers(solutionNumbers(plain.value)), plain.value);
  });
});

describeUnless(skipWithout('data/dialects'))('wcsFromCards on real headers', () => {
  const skyOfPixel: Record<string, readonly [ra: number, dec: number]> = {
    'nom-tam/m13.fits': [250.4706893104235, 36.47435305374205],
    'chimera/teste-com-wcs.fits': [206.0824573682652, -88.0171285709852],
    'neoexchange/swope_test_frame.fits': [45.8931401573393, -34.62273877800775],
    'msumastro/maximdl_6_18_header.fit': [313.97900714994284, 31.30850043621774],
    'astropy/scale.fits': [266.9562101601922, -29.153013657588243],
  };
  for (const [file, [raDegrees, decDegrees]] of Object.entries(skyOfPixel)) {
    it(`puts pixel (10.25, 200.5) of ${file} where astropy does`, () => {
      const result = read(cardsOfFile(sharedPath(`data/dialects/${file}`)));
      assert.ok(result.ok, JSON.stringify(result));
      const sky = pixelToSky(result.value, { x: 10.25, y: 200.5 });
      assert.ok(separationDegrees(sky, { raDegrees, decDegrees }) < 1e-10, JSON.stringify(sky));
    });
  }
});
