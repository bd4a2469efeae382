import assert from 'node:assert/strict';
import { separationDegrees } from './separationDegrees.js';

describe('separationDegrees', () => {
  it('is the angle on the sphere', () => {
    const at = (raDegrees: number, decDegrees: number) => ({ raDegrees, decDegrees });
    assert.ok(Math.abs(separationDegrees(at(10, 60), at(12, 60)) - 0.99995) < 1e-4);
    assert.ok(Math.abs(separationDegrees(at(359.9, 0), at(0.1, 0)) - 0.2) < 1e-9);
    assert.ok(Math.abs(separationDegrees(at(0, 89.9), at(180, 89.9)) - 0.2) < 1e-9);
    assert.ok(Math.abs(separationDegrees(at(0, -90), at(77, 90)) - 180) < 1e-5);
    assert.equal(separationDegrees(at(31, 46), at(31, 46)), 0);
  });
});
