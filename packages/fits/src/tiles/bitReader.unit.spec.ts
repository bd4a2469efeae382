import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BitReader } from './bitReader.js';

const bitsOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');

describe('BitReader', () => {
  it('reads what a text of the bits says, by any mixture of its ways', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ way: fc.constantFrom('take', 'peek'), count: fc.integer({ min: 1, max: 25 }) }),
        fc.record({ way: fc.constantFrom('zeros', 'align'), count: fc.constant(0) }),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat({ max: 3 }), steps, (bytes, first, ways) => {
        const bits = new BitReader(bytes, Math.min(first, bytes.length));
        const text = bitsOf(bytes);
        let at = 8 * Math.min(first, bytes.length);
        for (const { way, count } of ways) {
          if (way === 'zeros') {
            const one = text.indexOf('1', at);
            const zeros = bits.zeros();
            if (one < 0) {
              assert.equal(zeros, -1);
              return;
            }
            assert.equal(zeros, one - at);
            at = one + 1;
          } else if (way === 'align') {
            bits.align();
            at = 8 * Math.ceil(at / 8);
          } else {
            const expected = Number.parseInt(text.slice(at, at + count).padEnd(count, '0'), 2);
            assert.equal(way === 'take' ? bits.take(count) : bits.peek(count), expected);
            if (way === 'take') at += count;
          }
          assert.equal(bits.overrun, at > text.length);
          if (bits.overrun) return;
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
