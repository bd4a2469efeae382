import assert from 'node:assert/strict';
import { skyToPixel } from './skyToPixel.js';
import type { CdMatrix, TanWcs } from './tanWcs.js';
import { compass, parity, pixelScaleArcsec, rotationDegrees } from './wcsGeometry.js';

function wcsOf(cd: CdMatrix): TanWcs {
  return { kind: 'TAN', crpixX: 0, crpixY: 0, raDegrees: 100, decDegrees: 0, cd };
}

const asSeen = wcsOf([-1 / 3600, 0, 0, 2 / 3600]);
const turned = wcsOf([0, 1 / 3600, 1 / 3600, 0]);

describe('geometry of a solution', () => {
  it('gives the scale as the root of the pixel area', () => {
    assert.ok(Math.abs(pixelScaleArcsec(asSeen) - Math.SQRT2) < 1e-12);
  });

  it('gives the position angle of +y, north through east', () => {
    assert.equal(rotationDegrees(asSeen), 0);
    assert.equal(rotationDegrees(turned), 90);
    assert.equal(rotationDegrees(wcsOf([1, 0, 0, -1])), 180);
    assert.equal(rotationDegrees(wcsOf([1, -0, 0, -1])), 180);
    const eastward = skyToPixel(turned, { raDegrees: 100.01, decDegrees: 0 });
    assert.ok(eastward !== null && eastward.y > 35 && Math.abs(eastward.x) < 1e-6);
  });

  it('tells the sky as seen from its mirror image', () => {
    assert.equal(parity(asSeen), -1);
    assert.equal(parity(wcsOf([1e-4, 0, 0, 1e-4])), 1);
  });

  it('points where a star goes that is moved north or east', () => {
    for (const cd of [asSeen.cd, turned.cd, [3e-4, 1e-4, -1e-4, 3e-4] as const]) {
      const wcs = wcsOf(cd);
      const { north, east } = compass(wcs);
      const moved = [
        [north, { raDegrees: 100, decDegrees: 0.001 }],
        [east, { raDegrees: 100.001, decDegrees: 0 }],
      ] as const;
      for (const [direction, place] of moved) {
        const { x, y } = skyToPixel(wcs, place) ?? { x: 0, y: 0 };
        assert.ok(Math.abs(Math.hypot(direction.x, direction.y) - 1) < 1e-12);
        assert.ok(Math.hypot(x / Math.hypot(x, y) - direction.x, y / Math.hypot(x, y) - direction.y) < 1e-6);
      }
    }
  });
});
