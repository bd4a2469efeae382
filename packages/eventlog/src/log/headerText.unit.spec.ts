import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeHeaderText, encodeHeaderText } from './headerText.js';

const seeded = { seed: 1, numRuns: 500 };
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('', ' ', '  ', '%', '%25', '%0A', 'a%', '\n', 'a\r\nb', '\u00a0x\ufeff', ' x '),
);

describe('encodeHeaderText', () => {
  it('leaves what a header can hold readable', () => {
    assert.equal(encodeHeaderText('request:20240101/SS Cyg/Hα:r1'), 'request:20240101/SS Cyg/Hα:r1');
  });

  it('escapes line ends, outer blanks and its own escape character', () => {
    assert.equal(encodeHeaderText(' a\nb% '), '%20a%0Ab%25%20');
  });

  it('gives one line that trimming does not change, and decodeHeaderText gives the text back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const encoded = encodeHeaderText(text);
        assert.doesNotMatch(encoded, /\p{Cc}/u);
        assert.equal(encoded.trim(), encoded);
        assert.equal(decodeHeaderText(encoded), text);
      }),
      seeded,
    );
  });
});
