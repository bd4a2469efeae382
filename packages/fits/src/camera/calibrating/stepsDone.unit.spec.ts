import assert from 'node:assert/strict';
import { Header } from '../../header/header.js';
import { stepsDone } from './stepsDone.js';

/** The letters of what is done. */
function done(header: Header): string {
  const { bias, dark, flat } = stepsDone(header);
  return [bias && 'B', dark && 'D', flat && 'F'].filter((letter) => letter !== false).join('');
}
const card = (keyword: string, value: string | number | boolean) => done(Header.of([]).with(keyword, value));
const history = (...lines: string[]) => done(lines.reduce((header, line) => header.withHistory(line), Header.of([])));

describe('stepsDone', () => {
  it('reads the letters of CALSTAT one by one, and passes over others', () => {
    assert.deepEqual(
      ['BDF', 'BD', 'D', 'F', 'M', 'BM', 'DFS', 'bf', ''].map((text) => card('CALSTAT', text)),
      [...['BDF', 'BD', 'D', 'F', '', 'B', 'DF', 'BF', '']],
    );
  });

  it('takes a word in CALSTAT for a word', () => {
    assert.deepEqual(
      ['Calibrated', 'DONE', 'RAW', 'none', 'FALSE'].map((text) => card('CALSTAT', text)),
      [...['BDF', 'BDF', '', '', '']],
    );
  });

  it('knows the cards of IRAF, of ccdproc, of Hubble and of Las Cumbres', () => {
    assert.equal(card('ZEROCOR', 'Apr 13 23:06 Zero is zero[T01]'), 'B');
    assert.equal(card('SUBDARK', 'subdark'), 'D');
    assert.equal(card('FLATCOR', 'ccd=<CCDData>, flat=<CCDData>'), 'F');
    assert.deepEqual(
      ['COMPLETE', 'PERFORM', 'OMIT'].map((word) => card('DARKCORR', word)),
      ['D', '', ''],
    );
    assert.deepEqual(
      [1, 0, -1].map((flag) => card('L1STATFL', flag)),
      ['F', '', ''],
    );
    assert.equal(card('DARKCOR', true), '');
  });

  it('reads what programs write into HISTORY', () => {
    assert.equal(history('Bias corrected with mbias.fits'), 'B');
    assert.equal(history(' Dark Subtraction (Dark 10, 4864 x 3232'), 'D');
    assert.equal(history('Auto Dark Subtraction'), 'D');
    assert.equal(history(' Flat Field (Flat SII 1'), 'F');
    assert.equal(history('bias, dark and flat corrected'), 'BDF');
    assert.equal(history('Calibrated with a master bias, master dark'), 'BD');
    assert.equal(history('divided by the master flat'), 'F');
    assert.equal(history('Bias-subtracted', 'Flat-fielded'), 'BF');
    assert.equal(history('Calibrated'), 'BDF');
    const enabled = (kind: string, is: boolean) => `ImageCalibration.master${kind}.enabled: ${is}`;
    assert.equal(history(enabled('Bias', false), enabled('Dark', true), enabled('Flat', true)), 'DF');
  });

  it('takes nothing for done that is only spoken of', () => {
    for (const line of [
      'Astrometrically calibrated by PinPoint',
      'bias50',
      'not flat corrected',
      'no dark subtraction',
      'WCS created by AIJ',
      "'BIAS_FRAME'     ,'C*1 '   ,    1,    7,'7A1',' ',' '",
      'BLEVCORR complete; bias level from overscan was subtracted.',
      'ImageCalibration.masterDark.fileName: masterDark.xisf',
    ])
      assert.equal(history(line), '', line);
  });
});
