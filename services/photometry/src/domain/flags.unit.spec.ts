import assert from 'node:assert/strict';
import fc from 'fast-check';
import { flagBits, flagNames, hasFlag, measurementFlags, spoilingFlags } from './flags.js';

describe('flags', () => {
  it('has one bit and one name for each flag, and keeps the bits that are stored', () => {
    assert.deepEqual(
      measurementFlags.map(({ bit }) => bit),
      measurementFlags.map((_, index) => 1 << index),
    );
    assert.equal(new Set(measurementFlags.map(({ name }) => name)).size, measurementFlags.length);
    assert.equal(flagBits('saturated'), 1);
    assert.equal(flagBits('frameUnsolved'), 8192);
  });

  it('gives back the names its bits were made of', () => {
    const names = measurementFlags.map(({ name }) => name);
    fc.assert(
      fc.property(fc.subarray(names), (chosen) => {
        const bits = flagBits(...chosen);
        assert.deepEqual(flagNames(bits), chosen);
        for (const name of names) {
          assert.equal(hasFlag(bits, name), chosen.includes(name));
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('spoils a comparison star with a neighbour, not the variable; cloud spoils neither', () => {
    const bits = flagBits('neighbourInAperture', 'frameCloudy', 'lowSnr');
    assert.deepEqual(
      spoilingFlags(bits, 'comparison').map(({ name }) => name),
      ['neighbourInAperture'],
    );
    assert.deepEqual(spoilingFlags(bits, 'subject'), []);
    assert.equal(spoilingFlags(flagBits('saturated'), 'subject').length, 1);
  });
});
