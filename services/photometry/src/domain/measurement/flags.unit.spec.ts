import assert from 'node:assert/strict';
import fc from 'fast-check';
import { flagBits, flagNames, hasFlag, MEASUREMENT_FLAGS, spoilingFlags } from './flags.js';

describe('flags', () => {
  it('has one bit and one name for each flag, and keeps the bits that are stored', () => {
    const bits = Object.fromEntries(MEASUREMENT_FLAGS.map(({ name, bit }) => [name, Math.log2(bit)]));
    assert.deepEqual(bits, {
      saturated: 0,
      nonlinear: 1,
      nearEdge: 2,
      offFrame: 3,
      neighbourInAperture: 4,
      centroidRanAway: 5,
      hotPixel: 6,
      cosmicRay: 7,
      lowSnr: 9,
      frameCloudy: 10,
      frameTrailed: 11,
      frameDefocused: 12,
      withoutValue: 14,
      badPixel: 13,
      gradient: 15,
      twilight: 16,
    });
    assert.equal(Object.keys(bits).length, MEASUREMENT_FLAGS.length);
  });

  it('gives back the names its bits were made of', () => {
    const names = MEASUREMENT_FLAGS.map(({ name }) => name);
    fc.assert(
      fc.property(fc.subarray(names), (chosen) => {
        const bits = flagBits(...chosen);
        assert.deepEqual(flagNames(bits), chosen);
        for (const name of names) assert.equal(hasFlag(bits, name), chosen.includes(name));
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
