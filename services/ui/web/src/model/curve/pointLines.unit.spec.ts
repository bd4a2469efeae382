import assert from 'node:assert/strict';
import { pointLines, pointWords } from './pointLines.js';

const point = {
  filename: 'XZ_Cyg_V_001.fits',
  jdUtc: 2_460_964.281481,
  mag: 9.4567,
  magError: 0.0123,
  flags: [],
  reported: true,
  reason: '',
  airmass: 1.084,
};

describe('pointLines', () => {
  it('says how bright, when and from which frame', () => {
    assert.deepEqual(pointLines('T1', point), [
      'T1  9.457 ± 0.012 mag',
      '2025-10-15 18:45:20 UTC',
      'JD 2460964.28148, airmass 1.08',
      'XZ_Cyg_V_001.fits',
    ]);
  });

  it('says of a star that was not seen how faint it is at least', () => {
    const limit = { ...point, mag: 17.4123, magError: 0, randomError: 0, fainterThan: true };
    const lines = pointLines('T1', limit);
    assert.equal(lines[0], 'T1  fainter than 17.412 mag');
    assert.ok(!lines.some((line) => line.startsWith('random part')));
    assert.match(pointWords('T1', limit, { number: 8, of: 71 }), /^T1, fainter than 17\.412, /);
  });

  it('says what the error is made of, and why no colour term is applied', () => {
    const own = { photon: 0.0041, scintillation: 0.0021, compScatter: 0.0032, colour: 0, colourChange: 0.0001 };
    const errorParts = { ...own, flat: 0.0012, flatCommon: 0.0008, catalogue: 0.0104, colourTerm: 0.0251 };
    const apart = { ...errorParts, sky: 0.0031, readNoise: 0.0008, darkCurrent: 0.0002 };
    const lines = pointLines('T1', { ...point, errorParts: apart, untransformedReason: 'the colour is not known' });
    assert.deepEqual(lines.slice(1, 3), [
      'photons 0.004, sky 0.003, read noise 0.001, scintillation 0.002, flat 0.001, zero point 0.003, flat all night 0.001, catalogue 0.010, colour term 0.025',
      'TRANS=NO: the colour is not known',
    ]);
    const together = pointLines('T1', { ...point, errorParts })[1] ?? '';
    assert.match(together, /^photons of star and sky, with the camera 0\.004, scintillation/);
  });

  it('says why a point is left out, and what it carries', () => {
    const { airmass: _, ...rest } = point;
    const lines = pointLines('T2', { ...rest, flags: ['saturated'], reported: false, reason: 'flagged saturated' });
    assert.deepEqual(lines.slice(2), [
      'JD 2460964.28148',
      'XZ_Cyg_V_001.fits',
      'flags: saturated',
      'left out of the report: flagged saturated',
    ]);
  });
});

describe('pointWords', () => {
  it('says to those who hear it where they are', () => {
    const at = { number: 8, of: 71 };
    assert.equal(pointWords('T1', point, at), 'T1, 9.457, 18:45 UT, frame 8 of 71, airmass 1.08');
    const rejected = { by: 'A. B.', reasonCode: 'satellite', words: 'a bright one', at: '' } as const;
    assert.equal(
      pointWords('T1', { ...point, reported: false, rejected }, at),
      'T1, 9.457, 18:45 UT, frame 8 of 71, airmass 1.08, rejected by A. B. (satellite): a bright one',
    );
  });
});
