import assert from 'node:assert/strict';
import fc from 'fast-check';
import { frameToSolve, orderedFrame } from './orderedFrame.js';

describe('a frame to solve', () => {
  it('comes to the worker as it was ordered, with what is not known', () => {
    const number = fc.double({ noNaN: true });
    const hint = fc.option(number);
    const doubts = fc.record(
      {
        places: fc.array(fc.record({ raDegrees: number, decDegrees: number }, { noNullPrototype: true })),
        fovsDegrees: fc.array(number),
        ...{ anyScale: fc.boolean(), wholeSky: fc.boolean() },
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(
        fc.record({ raDegrees: hint, decDegrees: hint, fovDegrees: hint }, { noNullPrototype: true }),
        fc.option(doubts, { nil: undefined }),
        (hints, doubted) => {
          const frame = {
            path: 'a.fits',
            product: 'r1/a.fits',
            hints,
            ...(doubted !== undefined && { doubts: doubted }),
          };
          assert.deepEqual(orderedFrame(frameToSolve(frame)), frame);
        },
      ),
      { seed: 1 },
    );
    const unknown = { raDegrees: null, decDegrees: null, fovDegrees: null };
    assert.deepEqual(frameToSolve({ path: 'a.fits', product: 'a.fits', hints: unknown }).raDegrees, undefined);
  });
});
