import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import { pixelToSky, type SkyPosition, separationDegrees } from '@wombat/sky';
import fc from 'fast-check';
import { centre, contains, corners, type Footprint, halfDiagonalDegrees, wellPointed } from './footprint.js';

interface Pointing {
  raDegrees?: number;
  decDegrees?: number;
  rotationDegrees?: number;
}

/** 1000 x 800 pixels of 3.6": 1.0 x 0.8 degrees, diagonal 1.28. The reference pixel is the middle. */
function frame({ raDegrees = 60, decDegrees = 0, rotationDegrees = 0 }: Pointing = {}): Footprint {
  const [sine, cosine] = [Math.sin((rotationDegrees * Math.PI) / 180), Math.cos((rotationDegrees * Math.PI) / 180)];
  const cd = [-0.001 * cosine, 0.001 * sine, 0.001 * sine, 0.001 * cosine] as const;
  return { wcs: { kind: 'TAN', crpixX: 499.5, crpixY: 399.5, raDegrees, decDegrees, cd }, width: 1000, height: 800 };
}

const close = (a: SkyPosition, b: SkyPosition) => separationDegrees(a, b) < 1e-4;

describe('corners and centre', () => {
  it('are the outer edges of the pixels and the middle of the image', () => {
    const expected = [
      { raDegrees: 60.5, decDegrees: -0.4 },
      { raDegrees: 60.5, decDegrees: 0.4 },
      { raDegrees: 59.5, decDegrees: -0.4 },
      { raDegrees: 59.5, decDegrees: 0.4 },
    ];
    const found = corners(frame());
    assert.equal(found.length, 4);
    for (const [index, place] of expected.entries()) {
      const own = found[index];
      assert.ok(own !== undefined && close(own, place), `${JSON.stringify(own)} is not ${JSON.stringify(place)}`);
    }
    assert.ok(separationDegrees(centre(frame()), { raDegrees: 60, decDegrees: 0 }) < 1e-9);
  });

  it('give half the diagonal, over 0 h, at the pole and turned alike', () => {
    for (const pointing of [{}, { raDegrees: 0 }, { decDegrees: 89.9 }, { rotationDegrees: 37 }])
      assert.ok(Math.abs(halfDiagonalDegrees(frame(pointing)) - Math.hypot(0.5, 0.4)) < 1e-4);
  });
});

describe('a distorted frame', () => {
  it('holds what its distortion puts on it', () => {
    const straight = frame();
    // The corners of the picture show 5 pixels less of the sky than the matrix alone says.
    const distortion = {
      x: [
        { coefficient: 1, x: 1, y: 0, r: 0 },
        { coefficient: -1.2e-8, x: 3, y: 0, r: 0 },
        { coefficient: -1.2e-8, x: 1, y: 2, r: 0 },
      ],
      y: [
        { coefficient: 1, x: 0, y: 1, r: 0 },
        { coefficient: -1.2e-8, x: 2, y: 1, r: 0 },
        { coefficient: -1.2e-8, x: 0, y: 3, r: 0 },
      ],
    };
    const bent: Footprint = { ...straight, wcs: { ...straight.wcs, kind: 'SIP', distortion } };
    const corner = pixelToSky(straight.wcs, { x: 997, y: 797 });
    assert.ok(contains(straight, corner, 0) && !contains(bent, corner, 0));
    assert.ok(contains(bent, pixelToSky(bent.wcs, { x: 997, y: 797 }), 0));
    assert.ok(halfDiagonalDegrees(bent) < halfDiagonalDegrees(straight) - 0.003);
  });
});

describe('contains', () => {
  const spec = specify(([pixel]: readonly { x: number; y: number }[], margin: number) => {
    const own = frame({ raDegrees: 359.9, decDegrees: 60, rotationDegrees: 20 });
    return pixel !== undefined && contains(own, pixelToSky(own.wcs, pixel), margin);
  });

  it('holds the pixels of the frame and no others', () => {
    for (const pixel of [
      { x: 0.001, y: 0.001 },
      { x: 998.999, y: 798.999 },
      { x: 500, y: 400 },
    ])
      spec.given(pixel).when(0).thenIs(true);
    for (const pixel of [
      { x: -0.5, y: 400 },
      { x: 999.5, y: 400 },
      { x: 500, y: -0.5 },
      { x: 500, y: 799.5 },
    ])
      spec.given(pixel).when(0).thenIs(false);
  });

  it('leaves a margin along every edge', () => {
    for (const pixel of [
      { x: 20.01, y: 20.01 },
      { x: 978.99, y: 778.99 },
    ])
      spec.given(pixel).when(20).thenIs(true);
    for (const pixel of [
      { x: 19.99, y: 400 },
      { x: 979.01, y: 400 },
      { x: 500, y: 19.99 },
      { x: 500, y: 779.01 },
    ])
      spec.given(pixel).when(20).thenIs(false);
  });

  it('does not hold the other side of the sky', () => {
    assert.equal(contains(frame(), { raDegrees: 240, decDegrees: 0 }, 0), false);
  });

  it('holds every place a pixel of the frame shows, however it points', () => {
    const pointing = fc.record({
      raDegrees: fc.double({ min: 0, max: 359.999, noNaN: true }),
      decDegrees: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
      rotationDegrees: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    const pixel = fc.record({
      x: fc.double({ min: -500, max: 1500, noNaN: true }),
      y: fc.double({ min: -400, max: 1200, noNaN: true }),
    });
    const within = ({ x, y }: { x: number; y: number }, slack: number) =>
      x >= -slack && y >= -slack && x <= 999 + slack && y <= 799 + slack;
    fc.assert(
      fc.property(pointing, pixel, (where, at) => {
        const own = frame(where);
        const held = contains(own, pixelToSky(own.wcs, at), 0);
        assert.ok(held ? within(at, 1e-6) : !within(at, -1e-6));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('wellPointed', () => {
  const spec = specify((frames: readonly Footprint[], _: 'pointed well') => wellPointed(frames));
  const at = (raDegrees: number) => frame({ raDegrees });

  it('has nothing to say of no frames, and keeps a single one', () => {
    spec.given().when('pointed well').thenIs([]);
    spec
      .given(at(60))
      .when('pointed well')
      .thenIs([at(60)]);
  });

  it('leaves out a frame that jumped away, wherever in the night', () => {
    const good = Array.from({ length: 6 }, (_, index) => at(60 + 0.01 * index));
    const jumped = frame({ raDegrees: 60, decDegrees: 5 });
    for (const place of [0, 3, 6])
      spec
        .given(...good.slice(0, place), jumped, ...good.slice(place))
        .when('pointed well')
        .thenIs(good);
  });

  it('keeps a night that drifts by more than its field, bit by bit', () => {
    const drifting = Array.from({ length: 40 }, (_, index) => at(60 + 0.04 * index));
    spec
      .given(...drifting)
      .when('pointed well')
      .thenIs(drifting);
  });

  it('keeps all where no place has a majority', () => {
    spec
      .given(at(60), at(65))
      .when('pointed well')
      .thenIs([at(60), at(65)]);
    spec
      .given(at(60), at(65), at(60), at(65))
      .when('pointed well')
      .thenIs([at(60), at(65), at(60), at(65)]);
  });

  it('keeps a shift after a meridian flip, turned around', () => {
    const flipped = Array.from({ length: 4 }, (_, index) =>
      frame({ raDegrees: 60.3 + 0.01 * index, rotationDegrees: 180 }),
    );
    const night = [at(60), at(60.01), at(60.02), ...flipped];
    spec
      .given(...night)
      .when('pointed well')
      .thenIs(night);
  });
});
