import assert from 'node:assert/strict';
import { moments } from '@wombat/imaging';
import { simulatedStarInFrame } from '../testing/simulatedNight.js';
import { starShape } from './starShape.js';

/** A Gaussian of these variances, its longer axis turned from x. */
function image(major: number, minor: number, degrees: number) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const pixels = Float32Array.from({ length: 101 * 101 }, (_, pixel) => {
    const [x, y] = [(pixel % 101) - 50, Math.floor(pixel / 101) - 50];
    return 1000 * Math.exp(-((x * cos + y * sin) ** 2 / major + (y * cos - x * sin) ** 2 / minor) / 2);
  });
  return { width: 101, height: 101, pixels };
}

const shapeOf = (major: number, minor: number, degrees: number) =>
  starShape(simulatedStarInFrame({ starId: 'a', ...moments(image(major, minor, degrees), { x: 50, y: 50 }, 45, 0) }));

describe('the shape behind Width, Angle and Roundness', () => {
  it('is the second moments', () => {
    for (const [degrees, x, y] of [
      [0, 1, 0],
      [90, -1, 0],
      [45, 0, 1],
      [135, 0, -1],
      [30, 0.5, Math.sqrt(0.75)],
    ] as const) {
      const shape = shapeOf(20, 12, degrees);
      assert.ok(shape !== null && Math.abs(shape.size - 16) < 1e-2, JSON.stringify(shape));
      assert.ok(Math.abs(shape.stretch[0] - 4 * x) < 1e-2 && Math.abs(shape.stretch[1] - 4 * y) < 1e-2);
    }
  });

  it('is not known where a number is not', () => {
    assert.equal(starShape(simulatedStarInFrame({ starId: 'a', roundness: Number.NaN })), null);
    assert.equal(starShape(simulatedStarInFrame({ starId: 'a', xWidth: Number.NaN })), null);
  });
});
