import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { itUnless, sharedPath, skipWithout } from '@wombat/testdata';
import fc from 'fast-check';
import { separationDegrees } from '../angles/separationDegrees.js';
import { pixelToSky } from './pixelToSky.js';
import { skyToPixel } from './skyToPixel.js';
import type { TanWcs } from './tanWcs.js';

/** FITS CRPIX of some frames of the generated night, to full precision. */
const GENERATED_CRPIX: Record<number, readonly [number, number]> = {
  1: [513.3121530373696, 512.7390345225621],
  10: [520.5436871600126, 507.5243432266317],
  20: [530.0564026257115, 503.06536452245075],
};

/** World coordinates as the generator of the night sets them: rotation 3.2 degrees plus 0.012 a frame. */
function generatedWcs(frame: number): TanWcs | undefined {
  const crpix = GENERATED_CRPIX[frame];
  if (crpix === undefined) return undefined;
  const rotation = ((3.2 + 0.012 * (frame - 1)) * Math.PI) / 180;
  const scale = 0.8 / 3600;
  const along = scale * Math.cos(rotation);
  const across = scale * Math.sin(rotation);
  return {
    kind: 'TAN',
    crpixX: crpix[0] - 1,
    crpixY: crpix[1] - 1,
    raDegrees: 80.25,
    decDegrees: -32.5,
    cd: [-along, across, across, along],
  };
}

const anyWcs = fc
  .record({
    raDegrees: fc.oneof(fc.constant(0), fc.constant(359.999999), fc.double({ min: 0, max: 359.9, noNaN: true })),
    decDegrees: fc.oneof(fc.constant(90), fc.constant(-90), fc.double({ min: -90, max: 90, noNaN: true })),
    scaleArcsec: fc.double({ min: 0.1, max: 30, noNaN: true }),
    rotation: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
    mirrored: fc.boolean(),
  })
  .map(({ raDegrees, decDegrees, scaleArcsec, rotation, mirrored }): TanWcs => {
    const scale = scaleArcsec / 3600;
    const flip = mirrored ? 1 : -1;
    const c = scale * Math.cos(rotation);
    const s = scale * Math.sin(rotation);
    return { kind: 'TAN', crpixX: 1023.5, crpixY: 700.25, raDegrees, decDegrees, cd: [flip * c, s, -flip * s, c] };
  });
const anyPixel = fc.record({
  x: fc.double({ min: -500, max: 5000, noNaN: true }),
  y: fc.double({ min: -500, max: 5000, noNaN: true }),
});

describe('skyToPixel', () => {
  itUnless(skipWithout('truth/wcs.csv'))('puts the stars of the generated night where astropy does', () => {
    const rows = readFileSync(sharedPath('truth/wcs.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
    let compared = 0;
    for (const row of rows) {
      const [file = '', , ra, dec, x, y] = row.split(',');
      const wcs = generatedWcs(Number(file.slice(-9, -5)));
      if (wcs === undefined) continue;
      const pixel = skyToPixel(wcs, { raDegrees: Number(ra), decDegrees: Number(dec) });
      assert.ok(pixel !== null && Math.hypot(pixel.x - Number(x), pixel.y - Number(y)) < 5e-6, `${row} ${pixel?.x}`);
      compared += 1;
    }
    assert.equal(compared, 45);
  });

  it('agrees with wcslib near the pole, with unequal scales and CROTA2 = 30', () => {
    const c = Math.cos(Math.PI / 6);
    const cd = [-0.001 * c, -0.002 * 0.5, -0.001 * 0.5, 0.002 * c] as const;
    const wcs: TanWcs = { kind: 'TAN', crpixX: 49.5, crpixY: 59.5, raDegrees: 10, decDegrees: 89.9, cd };
    const pixel = skyToPixel(wcs, { raDegrees: 200, decDegrees: 89.95 });
    assert.ok(pixel !== null);
    assert.ok(Math.abs(pixel.x - -17.601151472935996) < 1e-9 && Math.abs(pixel.y - 126.29373913341406) < 1e-9);
    const sky = pixelToSky(wcs, { x: 0, y: 0 });
    assert.ok(separationDegrees(sky, { raDegrees: 39.86068760364475, decDegrees: 89.79439707804181 }) < 1e-12);
  });

  it('has no pixel for the far hemisphere', () => {
    const wcs: TanWcs = { kind: 'TAN', crpixX: 0, crpixY: 0, raDegrees: 10, decDegrees: 20, cd: [-1e-4, 0, 0, 1e-4] };
    assert.equal(skyToPixel(wcs, { raDegrees: 190, decDegrees: -20 }), null);
    assert.equal(skyToPixel(wcs, { raDegrees: 110, decDegrees: -10 }), null);
    assert.notEqual(skyToPixel(wcs, { raDegrees: 90, decDegrees: 20 }), null);
  });

  it('undoes pixelToSky everywhere, poles and zero hours included', () => {
    fc.assert(
      fc.property(anyWcs, anyPixel, (wcs, pixel) => {
        const sky = pixelToSky(wcs, pixel);
        assert.ok(sky.raDegrees >= 0 && sky.raDegrees < 360);
        const back = skyToPixel(wcs, sky);
        assert.ok(back !== null && Math.hypot(back.x - pixel.x, back.y - pixel.y) < 1e-6, JSON.stringify(back));
        assert.ok(separationDegrees(pixelToSky(wcs, back), sky) < 1e-9);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is undone by pixelToSky up to 80 degrees from the tangent point', () => {
    const sky = fc.record({
      raDegrees: fc.double({ min: 0, max: 360, noNaN: true }),
      decDegrees: fc.oneof(fc.constant(90), fc.constant(-90), fc.double({ min: -90, max: 90, noNaN: true })),
    });
    fc.assert(
      fc.property(anyWcs, sky, (wcs, position) => {
        fc.pre(separationDegrees(wcs, position) < 80);
        const pixel = skyToPixel(wcs, position);
        assert.ok(pixel !== null && separationDegrees(pixelToSky(wcs, pixel), position) < 1e-9);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
