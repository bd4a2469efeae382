import assert from 'node:assert/strict';
import { magnitudeRange } from './magnitudeRange.js';
import { parseMagnitude } from './magnitudeText.js';

const cases: [string | undefined, string | undefined, [number | null, number | null, string | null]][] = [
  ['3.96 V', '4.11 V', [3.96, 4.11, 'V']],
  ['11.29 V', '(0.028) V', [11.29, 11.318, 'V']],
  ['16.773 CV', '(0.85) TESS', [16.773, null, 'CV']],
  ['9.1: V', '<15.2 CV', [9.1, 15.2, null]],
  ['12.8 V', '16.7: V', [12.8, 16.7, 'V']],
  ['15.51 CV', '?', [15.51, null, 'CV']],
  ['18.399 CV', undefined, [18.399, null, 'CV']],
  [undefined, '12.0 V', [null, 12, 'V']],
  [undefined, '(0.3) V', [null, null, null]],
  [undefined, undefined, [null, null, null]],
  ['12.0', '12.5 V', [12, 12.5, 'V']],
];

describe('magnitudeRange', () => {
  for (const [max, min, [brightest, faintest, rangeBand]] of cases) {
    it(`of ${max} and ${min}`, () => {
      assert.deepEqual(magnitudeRange(parseMagnitude(max), parseMagnitude(min)), { brightest, faintest, rangeBand });
    });
  }
});
