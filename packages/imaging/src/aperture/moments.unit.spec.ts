import assert from 'node:assert/strict';
import { moments } from './moments.js';

/** An elliptical Gaussian, its longer axis at an angle from x towards y. */
function gaussian({ major, minor, degrees }: { major: number; minor: number; degrees: number }) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const pixels = Float64Array.from({ length: 101 * 101 }, (_, i) => {
    const [dx, dy] = [(i % 101) - 50, Math.floor(i / 101) - 50];
    const [along, across] = [dx * cos + dy * sin, -dx * sin + dy * cos];
    return 100 + 5000 * Math.exp(-0.5 * ((along / major) ** 2 + (across / minor) ** 2));
  });
  return { width: 101, height: 101, pixels };
}

describe('moments', () => {
  it('are sigma / 0.3602 for a star wholly inside', () => {
    const found = moments(gaussian({ major: 4, minor: 2, degrees: 0 }), { x: 50, y: 50 }, 40, 100);
    assert.ok(Math.abs(found.xWidth - 4 / 0.3602) < 1e-6);
    assert.ok(Math.abs(found.yWidth - 2 / 0.3602) < 1e-6);
    assert.ok(Math.abs(found.width - 3 / 0.3602) < 1e-6);
    assert.ok(Math.abs(found.roundness - 0.5) < 1e-6);
    assert.ok(Math.min(found.angleDegrees, 360 - found.angleDegrees) < 1e-6);
  });

  it('know the direction, from 0 to 360 degrees', () => {
    const tilted = (degrees: number) =>
      moments(gaussian({ major: 4, minor: 2, degrees }), { x: 50, y: 50 }, 40, 100).angleDegrees;
    assert.ok(Math.abs(tilted(30) - 30) < 1e-6);
    assert.ok(Math.abs(tilted(-25) - 335) < 1e-6);
  });

  it('are NaN without light', () => {
    const image = { width: 9, height: 9, pixels: new Float32Array(81).fill(5) };
    assert.ok(Object.values(moments(image, { x: 4, y: 4 }, 3, 5)).every(Number.isNaN));
  });
});
