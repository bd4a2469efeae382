import assert from 'node:assert/strict';
import { apparentMagnitudes, totalMagnitude } from './apparentMagnitude.js';

function near(value: number | undefined, expected: number) {
  assert.ok(value !== undefined && Math.abs(value - expected) < 6e-7, `${value} is not ${expected}`);
}

describe('apparentMagnitudes', () => {
  const comp = (catalogueMag: number | null, net: number, error: number) => ({
    comparison: true,
    net,
    error,
    catalogueMag,
  });
  const target = { comparison: false, net: 50000, error: 260, catalogueMag: null };

  it('gives what AstroImageJ gives', () => {
    const [first, second, third] = apparentMagnitudes([target, comp(12, 80000, 330), comp(12.5, 31000, 210)]);
    near(first?.mag, 12.334811);
    near(first?.error, 0.006799);
    near(second?.mag, 12);
    near(second?.error, 0.004469);
    near(third?.error, 0.00733);
  });

  it('sums magnitudes in the base 2.512', () => {
    near(totalMagnitude([12, 12.5]), 11.468929);
    near(totalMagnitude([11.2, 12, 12.9, 13.4]), 10.550248);
  });

  it('leaves comps without a magnitude out of the sum', () => {
    const full = apparentMagnitudes([target, comp(12, 80000, 330)]);
    const [mag, , none] = apparentMagnitudes([target, comp(12, 80000, 330), comp(null, 9000, 100)]);
    assert.equal(mag?.mag, full[0]?.mag);
    assert.ok(Number.isNaN(none?.mag));
  });

  it('is NaN where a comp or the signal is missing', () => {
    assert.ok(Number.isNaN(apparentMagnitudes([target, comp(12, Number.NaN, Number.NaN)])[0]?.mag));
    assert.ok(Number.isNaN(apparentMagnitudes([{ ...target, net: -5 }, comp(12, 80000, 330)])[0]?.mag));
  });
});
