import assert from 'node:assert/strict';
import { percentile } from '@wombat/imaging';
import fc from 'fast-check';
import { UsualOfOthers } from './usualOfOthers.js';

describe('what is usual of the other frames', () => {
  it('given any numbers, some alike or not known, is the percentile of those without the own one, to the last digit', () => {
    const number = fc.oneof(fc.double({ min: 0, max: 1e6 }), fc.constantFrom(0, 0.5, 7, Number.NaN));
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 2, maxLength: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, fraction) => {
          const usual = new UsualOfOthers(values, fraction);
          for (const [index, own] of values.entries())
            assert.equal(usual.besides(own), percentile(values.toSpliced(index, 1), fraction));
        },
      ),
    );
  });

  it('given no other frame, is nothing', () => assert.equal(new UsualOfOthers([5], 0.75).besides(5), 0));
});
