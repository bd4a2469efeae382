import assert from 'node:assert/strict';
import { headerOf } from '../testkit/headerOf.js';
import { gainOf } from './gain.js';

const read = (...records: string[]) => gainOf(headerOf(records), 16);

describe('gainOf', () => {
  it('takes the gain of the pixels as saved before that of the converter', () => {
    const converter = 'EGAIN   = 20.8 / Electrons per ADU at true ADC bit depth';
    const saved = 'EGAINSAV= 1.3 / Electrons per ADU at saved bit depth';
    assert.deepEqual(read(converter, saved), { gain: 1.3, doubt: null });
    const alone = read(converter, 'ADCBITS = 12');
    assert.equal(alone.gain, null);
    assert.match(alone.doubt ?? '', /^EGAIN is told for the bit depth of the converter/);
    assert.match(read('EGAIN   = 20.8 / e-/ADU at 12-bit').doubt ?? '', /12 bits, but pixels are saved with 16/);
    assert.match(read('EGAIN   = 20.8 / electrons per 12 bit ADU').doubt ?? '', /12 bits/);
    assert.deepEqual(read('EGAIN   = 1.3 / e-/ADU, 16 bit'), { gain: 1.3, doubt: null });
  });

  it('believes no gain of 0, none in decibels, none no camera has', () => {
    assert.deepEqual(read('EGAIN   = 0.0 / [e-/ADU] Electrons per A/D unit'), { gain: null, doubt: null });
    assert.deepEqual(read('EGAIN   = -1'), { gain: null, doubt: null });
    assert.match(read('EGAIN   = 12 / [dB]').doubt ?? '', /decibels/);
    assert.match(read('EGAIN   = 65535').doubt ?? '', /no camera/);
  });

  it('turns a gain in ADU per electron over, and takes a setting for none', () => {
    assert.deepEqual(read('EGAIN   = 0.5 / [ADU/e-]').gain, 2);
    assert.deepEqual(read('GAIN    = 0.25 / [ADU/e-]').gain, 4);
    assert.equal(read('GAIN    = 1.9 / e-/ADU').gain, 1.9);
    assert.equal(read('GAIN    = 1.7 / [e-/D.N.] Gain of detector.').gain, 1.7);
    assert.equal(read('GAIN    = 120 / Camera gain').gain, null);
  });
});
