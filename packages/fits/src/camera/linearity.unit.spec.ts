import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { linearityGain, linearityProblem, trueCounts } from './linearity.js';

describe('the polynomial of a camera that does not count evenly', () => {
  it('makes true counts of those it tells', () => {
    assert.equal(trueCounts([1e-6], 20_000), 20_400);
    assert.equal(trueCounts([1e-6, 2e-11], 10_000), 10_000 * (1 + 0.01 + 0.002));
    assert.equal(trueCounts([], 12_345), 12_345);
    assert.equal(trueCounts([1e-3], -20), -20, 'noise below the bias stays as it is');
    assert.ok(Number.isNaN(trueCounts([1e-6], Number.NaN)));
  });

  it('goes on beyond the saturation as it is there', () => {
    const gain = linearityGain([-5e-6], 40_000);
    assert.equal(gain(20_000), -2000);
    assert.equal(gain(40_000), -8000);
    assert.equal(gain(65_000), -8000);
    assert.ok(Number.isNaN(gain(Number.NaN)));
  });

  it('is refused where more counts would not mean more light, or no number comes of it', () => {
    assert.equal(linearityProblem([2e-6, -1e-11]), null);
    assert.match(
      linearityProblem([-1e-5]) ?? '',
      /more counts mean more light up to the saturation \(65535 ADU\), not only below 50001$/,
    );
    assert.equal(linearityProblem([-1e-5], 45_000), null, 'as far as the camera counts it is sound');
    assert.match(linearityProblem([1e300, 1e300]) ?? '', /^a polynomial that comes to a number/);
    assert.match(linearityProblem([-1.5], 4_000_000_000) ?? '', /more counts mean more light/);
  });

  it('keeps the order of counts wherever it is taken', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -8e-6, max: 8e-6, noNaN: true }),
        fc.double({ min: -1e-10, max: 1e-10, noNaN: true }),
        fc.integer({ min: -100, max: 70_000 }),
        (first, second, counts) => {
          const linearity = [first, second];
          if (linearityProblem(linearity, 60_000) !== null) return;
          const gain = linearityGain(linearity, 60_000);
          assert.ok(counts + 1 + gain(counts + 1) > counts + gain(counts));
        },
      ),
    ));
});
