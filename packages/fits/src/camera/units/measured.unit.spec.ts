import assert from 'node:assert/strict';
import { headerOf } from '../../testkit/headerOf.js';
import { measured } from './measured.js';
import { ARCSECONDS, CELSIUS, METRES, MICROMETRES, MILLIMETRES, type Quantity, SECONDS } from './quantity.js';

const read = (field: string, quantity: Quantity) => measured(headerOf([`CARD    = ${field}`]), 'CARD', quantity);

describe('measured', () => {
  it('reads 25 seconds in every unit a card may say', () => {
    const same = [
      '25.0',
      '25000.0 / [ms] exposure time',
      '25000 / Exposure in milliseconds',
      '25000 / exposure time (msec)',
      '25000 / exposure, ms',
      '25000.0 / [10**-3 s] exposure time',
      '25000000 / [us]',
      '25000000 / Exposure time in us',
      '25 / [s] exposure time, at least 1 ms',
      '25 / UT time (start) of an exposure in seconds',
      '0.025 / [ks] effective exposure',
      "'25.0 s' / [ms] is not what the value says",
      "'25000 ms'",
    ];
    for (const field of same) assert.equal(read(field, SECONDS), 25, field);
    assert.equal(read('2.5 / [min] exposure', SECONDS), 150);
    assert.equal(read('70 / Exposure time minutes', SECONDS), 4200);
    assert.equal(read('0.5 / [h]', SECONDS), 1800);
  });

  it('is not led astray by words that are no unit of the card', () => {
    assert.equal(read('30 / exposure (min 0.001, max 3600)', SECONDS), 30);
    assert.equal(read('30 / Total Exposure Time (s) of the 2 hour run', SECONDS), 30);
    assert.equal(read('1.5 / Focal length of the 0.2 meter telescope (m)', MILLIMETRES), 1500);
    assert.equal(read("'25 apples'", SECONDS), undefined);
    assert.equal(read("'unknown'", SECONDS), undefined);
  });

  it('reads temperatures, pixels, focal lengths, scales and heights in other units', () => {
    assert.equal(read('253.15 / [K] sensor', CELSIUS), -20);
    assert.equal(read("'253.15 K'", CELSIUS), -20);
    assert.equal(read('14 / [degF] sensor', CELSIUS), -10);
    assert.equal(read('-10 / CCD TEMP IN DEGREES C', CELSIUS), -10);
    assert.equal(read('0.0038 / [mm] Pixel X axis size', MICROMETRES), 3.8);
    assert.equal(read('3.8 / Pixel width in microns (after binning)', MICROMETRES), 3.8);
    assert.equal(read('1.2 / [m] focal length', MILLIMETRES), 1200);
    assert.equal(read('40 / Focal length in inches', MILLIMETRES), 1016);
    assert.equal(read('400 / Focal Length of the Telescope in mm', MILLIMETRES), 400);
    assert.equal(read('0.0005 / [deg/pixel] image scale', ARCSECONDS), 1.8);
    assert.equal(read('0.65415 / Image scale (arcsec / pixel)', ARCSECONDS), 0.65415);
    assert.equal(read('450 / [mas] scale', ARCSECONDS), 0.45);
    assert.equal(read('1.165 / [km] above the sea', METRES), 1165);
    assert.ok(Math.abs((read('1000 / feet', METRES) ?? 0) - 304.8) < 1e-9);
  });
});
