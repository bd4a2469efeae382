import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import fc from 'fast-check';
import { encodeChecksum, onesComplementSum } from './checksum.js';

const MINUS_ZERO = 0xffffffff;

describe('onesComplementSum', () => {
  it('carries around the end', () => {
    assert.equal(onesComplementSum(Buffer.from('ffffffff00000002', 'hex')), 2);
    assert.equal(onesComplementSum(Buffer.from('80000000800000000000', 'hex')), 1);
  });

  itUnless(skipWithout('data/dialects'))('is minus zero for whole files that other programs summed', () => {
    for (const name of ['astropy/checksum.fits', 'nom-tam/checksum.fits']) {
      assert.equal(onesComplementSum(readFileSync(sharedPath(`data/dialects/${name}`))), MINUS_ZERO, name);
    }
  });

  it('is the same in one piece and in pieces of whole words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(100), (bytes, words) => {
        const cut = Math.min(words * 4, bytes.length - (bytes.length % 4));
        const inPieces = onesComplementSum(bytes.subarray(cut), onesComplementSum(bytes.subarray(0, cut)));
        assert.equal(inPieces, onesComplementSum(bytes));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('encodeChecksum', () => {
  it('gives the string of the standard for its example sum', () => {
    assert.equal(encodeChecksum(868229149), 'hcHjjc9ghcEghc9g');
  });

  it('makes any sum add up to minus zero with letters and digits alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MINUS_ZERO }), (sum) => {
        const text = encodeChecksum(sum);
        assert.match(text, /^[0-9A-Za-z]{16}$/);
        // In a card the string starts at the last byte of a word, and stands where sixteen zeros were summed.
        const placed = Buffer.from(`${text.slice(1)}${text.slice(0, 1)}`, 'latin1');
        const zeros = onesComplementSum(Buffer.from('0'.repeat(16)));
        const total = onesComplementSum(placed, onesComplementSum(word(~zeros >>> 0), sum));
        assert.equal(total === 0 ? MINUS_ZERO : total, MINUS_ZERO);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
