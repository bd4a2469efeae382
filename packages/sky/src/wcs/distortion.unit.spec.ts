import assert from 'node:assert/strict';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import fc from 'fast-check';
import { separationDegrees } from '../angles/separationDegrees.js';
import { type Cards, cardsOfFile } from '../testing/cardsOfFile.js';
import { type Distortion, distort, undistort } from './distortion.js';
import { pixelToSky } from './pixelToSky.js';
import { skyToPixel } from './skyToPixel.js';
import type { Wcs } from './wcs.js';
import { wcsFromCards } from './wcsFromCards.js';

/** 0-based x, y and the J2000 degrees that astropy 5.2.1 (`WCS(header).all_pix2world([[x, y]], 0)`) puts there. */
type Point = readonly [x: number, y: number, raDegrees: number, decDegrees: number];

const linear: Cards = {
  CRPIX1: 1000.5,
  CRPIX2: 750.25,
  CRVAL1: 80.25,
  CRVAL2: -32.5,
  CD1_1: -2e-4,
  CD1_2: 1e-5,
  CD2_1: 1.2e-5,
  CD2_2: 2.1e-4,
  RADESYS: 'ICRS',
};
const sipTypes: Cards = { CTYPE1: 'RA---TAN-SIP', CTYPE2: 'DEC--TAN-SIP' };
const quadratic: Cards = { A_ORDER: 2, B_ORDER: 2, A_2_0: 1e-6, B_0_2: 2e-6 };
const cubic: Cards = {
  ...{ A_ORDER: 3, A_0_0: 0.3, A_0_1: 1e-4, A_2_0: 1e-5, A_1_1: -2e-5, A_0_2: 3e-6, A_3_0: 1e-8, A_1_2: 2e-8 },
  ...{ B_ORDER: 3, B_2_0: -1e-5, B_1_1: 1e-5, B_0_3: -3e-8, B_2_1: 1e-8 },
};
/** Terms of every order, the radial ones included. */
const polynomials: Cards = {
  ...{ PV1_0: 1e-4, PV1_1: 1.001, PV1_2: 2e-3, PV1_3: 1e-3, PV1_4: -3e-3, PV1_5: 1e-3, PV1_6: 2e-3, PV1_7: 0.1 },
  ...{ PV1_8: 0.01, PV1_9: 0.02, PV1_10: -0.03, PV1_11: 0.05, PV1_17: 0.2, PV1_23: 0.1, PV1_31: 0.3, PV1_39: 0.2 },
  ...{ PV2_0: -2e-4, PV2_1: 0.999, PV2_2: -1e-3, PV2_3: 2e-3, PV2_4: 1e-3, PV2_5: -2e-3, PV2_6: 4e-3, PV2_7: -0.1 },
  ...{ PV2_8: 0.02, PV2_9: 0.03, PV2_10: 0.04, PV2_11: 0.06, PV2_13: 0.1, PV2_20: 0.2, PV2_30: 0.4, PV2_38: 0.3 },
};

const HEADERS: { title: string; cards: Cards; points: readonly Point[] }[] = [
  {
    title: 'SIP of the second order',
    cards: { ...linear, ...sipTypes, ...quadratic },
    points: [
      [10.25, 200.5, 80.47817811600599, -32.62676375915451],
      [1500, 1400.75, 80.1391643242506, -32.35694955524752],
    ],
  },
  {
    title: 'SIP of the third order with linear and constant terms',
    cards: { ...linear, ...sipTypes, ...cubic },
    points: [
      [10.25, 200.5, 80.48204542488158, -32.62808345059642],
      [1500, 1400.75, 80.13840216574819, -32.358333371084306],
    ],
  },
  {
    title: 'SIP that CTYPE does not name, with PV cards that do not count',
    cards: { ...linear, CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN', ...quadratic, PV1_5: 0.01, PV2_1: 1 },
    points: [
      [10.25, 200.5, 80.47817811600599, -32.62676375915451],
      [1500, 1400.75, 80.1391643242506, -32.35694955524752],
    ],
  },
  {
    title: 'TPV',
    cards: { ...linear, CTYPE1: 'RA---TPV', CTYPE2: 'DEC--TPV', ...polynomials },
    points: [
      [10.25, 200.5, 80.48041181093875, -32.62533574729295],
      [1500, 1400.75, 80.13984300611381, -32.3570134082663],
    ],
  },
  {
    // astropy 5.2.1 refuses these cards: its numbers are those of the same cards under TPV.
    title: 'TAN with the PV cards of TPV',
    cards: { ...linear, CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN', ...polynomials },
    points: [
      [10.25, 200.5, 80.48041181093875, -32.62533574729295],
      [1500, 1400.75, 80.13984300611381, -32.3570134082663],
    ],
  },
];

const FILES: { file: string; hdu: number; kind: Wcs['kind']; points: readonly Point[] }[] = [
  {
    file: 'panoptes/pole.fits',
    hdu: 0,
    kind: 'SIP',
    points: [
      [10.25, 200.5, 37.51084704023795, 80.5038344124303],
      [1000, 33.125, 23.367706652970305, 82.4344087968681],
      [1999.75, 1500, 43.91985596165747, 87.22303523160683],
    ],
  },
  {
    file: 'astropy/sip.fits',
    hdu: 0,
    kind: 'SIP',
    points: [
      [10.25, 200.5, 202.46432400772153, 47.1297606886214],
      [1000, 33.125, 202.7307649012885, 47.372421025988224],
    ],
  },
  {
    file: 'astropy/sip2.fits',
    hdu: 0,
    kind: 'SIP',
    points: [[10.25, 200.5, 202.46432400772153, 47.1297606886214]],
  },
  {
    file: 'astropy/sip-wcs.fits',
    hdu: 0,
    kind: 'SIP',
    points: [
      [10.25, 200.5, 280.5445469803259, 0.14050054602165152],
      [1000, 33.125, 280.69173173742934, 0.09017864286548012],
      [1999.75, 1500, 280.8817500155328, 0.2905911377467094],
    ],
  },
  {
    file: 'ccdproc/sip-wcs.fit',
    hdu: 0,
    kind: 'SIP',
    points: [[1000, 33.125, 280.69173173742934, 0.09017864286548012]],
  },
  {
    file: 'photonfinder/M106_2020-03-17T024357_60sec_LP__-15C_frame11.wcs.fits',
    hdu: 0,
    kind: 'SIP',
    points: [
      [10.25, 200.5, 183.34910978709053, 47.890544546291174],
      [1000, 33.125, 183.85883578434695, 47.945241990934946],
      [1999.75, 1500, 184.3592194579356, 47.43463237419099],
    ],
  },
  {
    file: 'snu/20180413SAAO_targ.fits',
    hdu: 0,
    kind: 'TPV',
    points: [
      [10.25, 200.5, 204.37160894269192, -9.485607869496734],
      [1000, 33.125, 204.26154032337985, -9.504214679194908],
      [1999.75, 1500, 204.14850266805044, -9.342847672641023],
    ],
  },
  {
    file: 'legacypipe/c4d_150411_035242_ooi_z_v1-N10.fits',
    hdu: 1,
    kind: 'TPV',
    points: [
      [10.25, 200.5, 186.92345099320562, 25.379053828669356],
      [1000, 33.125, 186.90985313476435, 25.3065686404336],
      [1999.75, 1500, 187.02857266569183, 25.23325157355159],
    ],
  },
  {
    file: 'legacypipe/c4d_170316_062107_ooi_z_ls9.N2.fits',
    hdu: 1,
    kind: 'TPV',
    points: [
      [10.25, 200.5, 186.7500309956003, 25.469774608577612],
      [1000, 33.125, 186.73672648034108, 25.397279397429177],
      [1999.75, 1500, 186.85558180917045, 25.324253490046726],
    ],
  },
];

function wcsOf(cards: Cards): Wcs {
  const result = wcsFromCards((keyword) => cards[keyword]);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

/** Both ways to a millionth of a pixel. */
function holds(wcs: Wcs, [x, y, raDegrees, decDegrees]: Point): void {
  const pixel = skyToPixel(wcs, { raDegrees, decDegrees });
  assert.ok(pixel !== null && Math.hypot(pixel.x - x, pixel.y - y) < 1e-6, `${x}, ${y}: ${JSON.stringify(pixel)}`);
  const [cd11, cd12, cd21, cd22] = wcs.cd;
  const degreesPerPixel = Math.sqrt(Math.abs(cd11 * cd22 - cd12 * cd21));
  assert.ok(separationDegrees(pixelToSky(wcs, { x, y }), { raDegrees, decDegrees }) < 1e-6 * degreesPerPixel);
}

describe('distorted solutions', () => {
  for (const { title, cards, points } of HEADERS) {
    it(`puts pixels where astropy does: ${title}`, () => {
      for (const point of points) holds(wcsOf(cards), point);
    });
  }

  for (const { file, hdu, kind, points } of FILES) {
    itUnless(skipWithout(`data/dialects/${file}`))(`puts pixels of ${file} where astropy does`, () => {
      const wcs = wcsOf(cardsOfFile(sharedPath(`data/dialects/${file}`), hdu));
      assert.equal(wcs.kind, kind);
      for (const point of points) holds(wcs, point);
    });
  }

  it('takes 1 for a missing PV1_1 and PV2_1', () => {
    const tan = wcsOf({ ...linear, CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN' });
    const tpv = wcsOf({ ...linear, CTYPE1: 'RA---TPV', CTYPE2: 'DEC--TPV' });
    assert.deepEqual(pixelToSky(tpv, { x: 10, y: 1400 }), pixelToSky(tan, { x: 10, y: 1400 }));
  });

  it('comes back to the same pixel, whatever the distortion', () => {
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    const pixel = fc.record({
      x: fc.double({ min: -200, max: 2200, noNaN: true }),
      y: fc.double({ min: -200, max: 1700, noNaN: true }),
    });
    const sip = fc.array(share, { minLength: 6, maxLength: 6 }).map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => ({
      ...sipTypes,
      ...{ A_ORDER: 3, A_2_0: a * 1e-5, A_1_1: b * 1e-5, A_3_0: c * 1e-8 },
      ...{ B_ORDER: 3, B_0_2: d * 1e-5, B_1_1: e * 1e-5, B_1_2: f * 1e-8 },
    }));
    const tpv = fc.array(share, { minLength: 5, maxLength: 5 }).map(([a = 0, b = 0, c = 0, d = 0, e = 0]) => ({
      ...{ CTYPE1: 'RA---TPV', CTYPE2: 'DEC--TPV', PV1_0: a * 0.01, PV1_2: b * 0.02, PV1_3: c * 0.01 },
      ...{ PV1_7: d * 0.2, PV2_1: 1 + 0.02 * e, PV2_10: a * 0.2, PV2_11: b * 0.2 },
    }));
    fc.assert(
      fc.property(fc.oneof(sip, tpv), pixel, (cards, where) => {
        const wcs = wcsOf({ ...linear, ...cards });
        const back = skyToPixel(wcs, pixelToSky(wcs, where));
        assert.ok(back !== null && Math.hypot(back.x - where.x, back.y - where.y) < 1e-6, JSON.stringify(back));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('has no pixel where the polynomial folds over', () => {
    const wcs = wcsOf({ ...linear, ...sipTypes, A_ORDER: 3, A_3_0: -1e-7, B_ORDER: 3, B_0_3: -1e-7 });
    assert.equal(skyToPixel(wcs, { raDegrees: 100, decDegrees: -32.5 }), null);
    assert.notEqual(skyToPixel(wcs, { raDegrees: 80.25, decDegrees: -32.5 }), null);
  });

  it('inverts at the origin of a radial term', () => {
    const distortion: Distortion = {
      x: [
        { coefficient: 1, x: 1, y: 0, r: 0 },
        { coefficient: 0.1, x: 0, y: 0, r: 1 },
      ],
      y: [{ coefficient: 1, x: 0, y: 1, r: 0 }],
    };
    assert.deepEqual(undistort(distortion, distort(distortion, { x: 0, y: 0 })), { x: 0, y: 0 });
  });
});
