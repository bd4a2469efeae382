import assert from 'node:assert/strict';
import { type TargetColour, targetColourAt } from './targetColour.js';

const measured: TargetColour = {
  basis: 'B-V',
  epochs: [
    { jdUtcMid: 2460964.0, value: 0.5, error: 0.02 },
    { jdUtcMid: 2460964.01, value: 0.6, error: 0.02 },
    { jdUtcMid: 2460964.2, value: 1, error: 0.02 },
  ],
};

describe('targetColourAt', () => {
  it('is linear between close epochs', () => {
    const colour = targetColourAt(measured, 2460964.005);
    assert.ok(colour && Math.abs(colour.value - 0.55) < 1e-6 && Math.abs(colour.error - 0.02 / Math.SQRT2) < 1e-6);
    assert.ok(Math.abs((targetColourAt(measured, 2460964.01)?.value ?? 0) - 0.6) < 1e-6);
  });

  it('carries the nearest epoch a little way and no further', () => {
    assert.equal(targetColourAt(measured, 2460963.99)?.value, 0.5);
    assert.equal(targetColourAt(measured, 2460964.195)?.value, 1);
    assert.equal(targetColourAt(measured, 2460964.1), null);
    assert.equal(targetColourAt(measured, 2460963.9), null);
  });
});
