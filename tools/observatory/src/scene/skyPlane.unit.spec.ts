import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cdMatrix, offTangentPlane, onTangentPlane, pixelOf, type SkyPlane } from './skyPlane.js';

const UPRIGHT: SkyPlane = {
  tangent: { raDegrees: 359.99, decDegrees: -0.4 },
  origin: { x: 100, y: 200 },
  pixelScaleArcsec: 2,
  rotationDegrees: 0,
  mirrored: false,
  flipped: false,
};
const NORTH = { raDegrees: 359.99, decDegrees: -0.4 + 20 / 3600 };
const EAST = { raDegrees: 359.99 + 20 / 3600, decDegrees: -0.4 };

function seen(star: { raDegrees: number; decDegrees: number }, change: Partial<SkyPlane>): number[] {
  const { x = Number.NaN, y = Number.NaN } = pixelOf(star, { ...UPRIGHT, ...change }) ?? {};
  return [Math.round((x - 100) * 100) / 100 + 0, Math.round((y - 200) * 100) / 100 + 0];
}

describe('sky plane', () => {
  it('has north up and east left, unless turned, mirrored or flipped', () => {
    assert.deepEqual(
      [seen(NORTH, {}), seen(EAST, {})],
      [
        [0, 10],
        [-10, 0],
      ],
    );
    assert.deepEqual(
      [seen(NORTH, { mirrored: true }), seen(EAST, { mirrored: true })],
      [
        [0, 10],
        [10, 0],
      ],
    );
    assert.deepEqual(
      [seen(NORTH, { flipped: true }), seen(EAST, { flipped: true })],
      [
        [0, -10],
        [10, 0],
      ],
    );
    // The image's up points east.
    assert.deepEqual(
      [seen(NORTH, { rotationDegrees: 90 }), seen(EAST, { rotationDegrees: 90 })],
      [
        [10, 0],
        [0, 10],
      ],
    );
  });

  it('agrees with its CD matrix, and the plane with its inverse', () => {
    const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        degrees(0, 360),
        degrees(-89, 89),
        degrees(-3000, 3000),
        degrees(-3000, 3000),
        degrees(0, 360),
        fc.boolean(),
        fc.boolean(),
        (ra, dec, east, north, rotationDegrees, mirrored, flipped) => {
          const plane = { ...UPRIGHT, tangent: { raDegrees: ra, decDegrees: dec }, rotationDegrees, mirrored, flipped };
          const star = offTangentPlane({ east, north }, plane.tangent);
          const back = onTangentPlane(star, plane.tangent);
          assert.ok(back !== null && Math.hypot(back.east - east, back.north - north) < 1e-6);
          const pixel = pixelOf(star, plane);
          assert.ok(pixel !== null);
          const [cd11, cd12, cd21, cd22] = cdMatrix(plane);
          const [dx, dy] = [pixel.x - 100, pixel.y - 200];
          assert.ok(Math.hypot((cd11 * dx + cd12 * dy) * 3600 - east, (cd21 * dx + cd22 * dy) * 3600 - north) < 1e-6);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('does not see the far side of the sky', () => {
    assert.equal(pixelOf({ raDegrees: 180, decDegrees: 0 }, UPRIGHT), null);
  });
});
