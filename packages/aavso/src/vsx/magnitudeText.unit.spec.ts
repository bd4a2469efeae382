import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type MagnitudeText, parseMagnitude } from './magnitudeText.js';

const plain: Omit<MagnitudeText, 'raw'> = { value: null, band: null, amplitude: false, uncertain: false, limit: null };

describe('parseMagnitude', () => {
  const cases: [string, Partial<MagnitudeText>][] = [
    ['3.96 V', { value: 3.96, band: 'V' }],
    ['14 B', { value: 14, band: 'B' }],
    ['16.773 CV', { value: 16.773, band: 'CV' }],
    ['15.951 r', { value: 15.951, band: 'r' }],
    ['-0.80 V', { value: -0.8, band: 'V' }],
    ['(0.20) V', { value: 0.2, band: 'V', amplitude: true }],
    ['(0.85) TESS', { value: 0.85, band: 'TESS', amplitude: true }],
    ['(0.2:) V', { value: 0.2, band: 'V', amplitude: true, uncertain: true }],
    ['(0.2): V', { value: 0.2, band: 'V', amplitude: true, uncertain: true }],
    ['16.7: V', { value: 16.7, band: 'V', uncertain: true }],
    ['<15.2 CV', { value: 15.2, band: 'CV', limit: '<' }],
    ['>14.29 V', { value: 14.29, band: 'V', limit: '>' }],
    ['11.2', { value: 11.2 }],
    [' 9.1  g ', { value: 9.1, band: 'g' }],
    ['?', {}],
    ['(0.20 V', {}],
    ['0.20) V', {}],
    ['bright', {}],
  ];
  for (const [raw, expected] of cases) {
    it(`reads "${raw}"`, () => assert.deepEqual(parseMagnitude(raw), { ...plain, raw, ...expected }));
  }

  it('is null where there is no text', () => {
    assert.equal(parseMagnitude(undefined), null);
    assert.equal(parseMagnitude('  '), null);
  });

  it('keeps any text, and gives no number that the text does not hold', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const read = parseMagnitude(text);
        if (read === null) return text.trim() === '';
        return read.raw === text && (read.value === null || /\d/.test(text));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('reads back what it would be written as', () => {
    const band = fc.constantFrom('V', 'CV', 'r', 'TESS', 'Rc');
    fc.assert(
      fc.property(fc.integer({ min: -2_000, max: 25_000 }), band, fc.boolean(), (thousandths, code, uncertain) => {
        const text = `${(thousandths / 1_000).toFixed(3)}${uncertain ? ':' : ''} ${code}`;
        const read = parseMagnitude(text);
        assert.deepEqual(read, { ...plain, raw: text, value: thousandths / 1_000, band: code, uncertain });
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
