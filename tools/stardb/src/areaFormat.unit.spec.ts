import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeArea, encodeArea, HEADER_BYTES } from './areaFormat.js';

const anyStar = fc.record({
  raDegrees: fc.double({ min: 0, max: 360, noNaN: true }),
  decDegrees: fc.double({ min: -90, max: 90, noNaN: true }),
  magnitude: fc.double({ min: -1.6, max: 23.9, noNaN: true }),
});

describe('area file', () => {
  it('is a header of text and record size, then sections and stars', () => {
    const bytes = encodeArea([{ raDegrees: 180, decDegrees: -45, magnitude: 12.34 }], 'A test sky');
    assert.equal(bytes.toString('latin1', 0, 109).trimEnd(), 'A test sky');
    assert.equal(bytes[109], 5);
    const dec = Math.round(-8388607 / 2);
    const expected = [255, 255, 255, (dec >> 16) + 128, 123 + 16, 0x00, 0x00, 0x80, dec & 255, (dec >> 8) & 255];
    assert.deepEqual([...bytes.subarray(HEADER_BYTES)], expected);
  });

  it('without stars is the header alone', () => {
    assert.equal(encodeArea([], 'Nothing here').length, HEADER_BYTES);
  });

  it('gives every star back, brightest first', () => {
    fc.assert(
      fc.property(fc.array(anyStar, { maxLength: 60 }), (stars) => {
        const read = decodeArea(encodeArea(stars, 'x'));
        assert.equal(read.length, stars.length);
        for (let i = 1; i < read.length; i++) {
          assert.ok((read[i]?.magnitude ?? 0) >= (read[i - 1]?.magnitude ?? 0));
        }
        for (const star of stars) {
          const found = read.some((other) => {
            const turn = Math.abs(other.raDegrees - (star.raDegrees % 360));
            return (
              Math.min(turn, 360 - turn) < 0.08 / 3600 &&
              Math.abs(other.decDegrees - star.decDegrees) < 0.03 / 3600 &&
              Math.abs(other.magnitude - star.magnitude) <= 0.0500001
            );
          });
          assert.ok(found, JSON.stringify(star));
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('refuses what is no star and what the format cannot hold', () => {
    assert.throws(() => encodeArea([{ raDegrees: 1, decDegrees: 91, magnitude: 5 }], 'x'), RangeError);
    assert.throws(() => encodeArea([{ raDegrees: Number.NaN, decDegrees: 1, magnitude: 5 }], 'x'), RangeError);
    assert.throws(() => encodeArea([{ raDegrees: 1, decDegrees: 1, magnitude: 24.1 }], 'x'), RangeError);
    assert.throws(() => decodeArea(Buffer.alloc(115, 32)), /record size says 32/);
  });
});
