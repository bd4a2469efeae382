import assert from 'node:assert/strict';
import { seededNormal, seededRandom } from '@wombat/random';
import fc from 'fast-check';
import { detectStars } from '../detect/detectStars.js';
import type { Point } from '../image/image.js';
import { simulateFrame } from '../testing/simulate.js';
import { type PlaneTransform, transformPoint } from './planeTransform.js';
import { register } from './register.js';

const [WIDTH, HEIGHT] = [640, 480];
const CORNERS: Point[] = [0, WIDTH - 1].flatMap((x) => [0, HEIGHT - 1].map((y) => ({ x, y })));

interface Star extends Point {
  flux: number;
}

/** Stars over a sky four times as large as the frame, brightest first. */
function sky(seed: number, count: number): Star[] {
  const uniform = seededRandom(seed);
  return Array.from({ length: count }, () => ({
    x: WIDTH * (2 * uniform() - 0.5),
    y: HEIGHT * (2 * uniform() - 0.5),
    flux: 10 ** (3.2 + 2 * uniform()),
  })).sort((a, b) => b.flux - a.flux);
}

/** From the pixels of a frame turned about its middle and moved to the pixels of the reference. */
function pointing(move: { degrees?: number; x?: number; y?: number; scale?: number }): PlaneTransform {
  const { degrees = 0, x = 0, y = 0, scale = 1 } = move;
  const [cos, sin] = [scale * Math.cos((degrees * Math.PI) / 180), scale * Math.sin((degrees * Math.PI) / 180)];
  const [midX, midY] = [(WIDTH - 1) / 2, (HEIGHT - 1) / 2];
  return {
    xx: cos,
    xy: -sin,
    x0: midX + x - cos * midX + sin * midY,
    yx: sin,
    yy: cos,
    y0: midY + y - sin * midX - cos * midY,
  };
}

function inverse({ xx, xy, x0, yx, yy, y0 }: PlaneTransform): PlaneTransform {
  const det = xx * yy - xy * yx;
  const turned = { xx: yy / det, xy: -xy / det, yx: -yx / det, yy: xx / det };
  return { ...turned, x0: -(turned.xx * x0 + turned.xy * y0), y0: -(turned.yx * x0 + turned.yy * y0) };
}

/** What a frame of this pointing shows of the sky, places off by a little, brightest first. */
function seen(
  stars: readonly Star[],
  toReference: PlaneTransform,
  { scatter, seed }: { scatter: number; seed: number },
) {
  const back = inverse(toReference);
  const normal = seededNormal(seed);
  return stars
    .map((star) => ({ ...transformPoint(back, star), flux: star.flux * 10 ** (0.05 * normal()) }))
    .filter(({ x, y }) => x > 0 && x < WIDTH - 1 && y > 0 && y < HEIGHT - 1)
    .map(({ x, y, flux }) => ({ x: x + scatter * normal(), y: y + scatter * normal(), flux }))
    .sort((a, b) => b.flux - a.flux);
}

function worstCorner(found: PlaneTransform, truth: PlaneTransform): number {
  return Math.max(
    ...CORNERS.map((corner) => {
      const [a, b] = [transformPoint(found, corner), transformPoint(truth, corner)];
      return Math.hypot(a.x - b.x, a.y - b.y);
    }),
  );
}

describe('register', () => {
  it('finds any turn, drift and change of scale to 0.1 px at the corners', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -120, max: 120, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: 0.998, max: 1.002, noNaN: true }),
        (seed, degrees, x, y, scale) => {
          const stars = sky(seed, 500);
          const truth = pointing({ degrees, x, y, scale });
          const frame = seen(stars, truth, { scatter: 0.05, seed });
          const reference = seen(stars, pointing({}), { scatter: 0.05, seed: seed + 1 });
          const found = register(frame, reference);
          assert.ok(found.ok, found.ok ? '' : found.fault.message);
          const { transform, rmsPixels } = found.value;
          assert.ok(worstCorner(transform, truth) < 0.1, `${worstCorner(transform, truth)}`);
          assert.ok(rmsPixels > 0.05 && rmsPixels < 0.15, `${rmsPixels}`);
        },
      ),
      { seed: 1, numRuns: 40 },
    );
  });

  const reference = detectedFrame({ pointing: pointing({}), fwhmPixels: 2.6, seed: 1 });
  for (const [what, change] of Object.entries({
    'after a drift': { pointing: pointing({ x: 120, y: -80 }), fwhmPixels: 2.6, seed: 2 },
    'after the meridian': { pointing: pointing({ degrees: 180.7, x: 12, y: 30 }), fwhmPixels: 2.6, seed: 3 },
    'out of focus': { pointing: pointing({ x: -7.4, scale: 1.0007 }), fwhmPixels: 5.5, seed: 4 },
    'with a turned camera': { pointing: pointing({ degrees: 34, x: 20 }), fwhmPixels: 3.2, seed: 5 },
    'through a thin cloud': {
      pointing: pointing({ degrees: 0.1, y: 9 }),
      fwhmPixels: 2.8,
      seed: 6,
      transparency: 0.25,
    },
  })) {
    it(`lays a simulated frame ${what} on the reference to 0.1 px at the corners`, () => {
      const found = register(detectedFrame(change), reference);
      assert.ok(found.ok, found.ok ? '' : found.fault.message);
      const worst = worstCorner(found.value.transform, change.pointing);
      assert.ok(worst < 0.1, `${worst} px with ${found.value.pairs.length} stars, rms ${found.value.rmsPixels}`);
    });
  }

  it('matches six stars when there are no others', () => {
    const stars = sky(8, 40);
    const truth = pointing({ degrees: 180, x: 3 });
    const all = seen(stars, truth, { scatter: 0.03, seed: 1 }).slice(0, 7);
    const back = all.map((star) => transformPoint(truth, star));
    const found = register(all, back);
    assert.ok(found.ok && worstCorner(found.value.transform, truth) < 0.1);
  });

  it('matches no strangers, no mirror images and no handful of stars', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 6, max: 200 }),
        fc.integer({ min: 6, max: 200 }),
        (seed, mine, theirs) => {
          const one = seen(sky(seed, 4 * mine), pointing({}), { scatter: 0, seed });
          const other = seen(sky(seed + 7_000_003, 4 * theirs), pointing({}), { scatter: 0, seed });
          assert.ok(!register(one, other).ok);
        },
      ),
      { seed: 1, numRuns: 40 },
    );
    const stars = seen(sky(3, 300), pointing({}), { scatter: 0, seed: 1 });
    assert.ok(
      !register(
        stars,
        stars.map(({ x, y }) => ({ x: WIDTH - 1 - x, y })),
      ).ok,
    );
    const few = register(stars.slice(0, 5), stars);
    assert.equal(few.ok ? '' : few.fault.code, 'too-few-stars');
    assert.match(few.ok ? '' : few.fault.message, /only 5 stars/);
  });

  it('is not held back by hot pixels that stay where they are', () => {
    const stars = sky(21, 240);
    const uniform = seededRandom(5);
    const hot = Array.from({ length: 20 }, () => ({ x: WIDTH * uniform(), y: HEIGHT * uniform(), flux: 1e5 }));
    const truth = pointing({ x: 45, y: 12 });
    const frame = [...hot, ...seen(stars, truth, { scatter: 0.05, seed: 2 })];
    const before = [...hot, ...seen(stars, pointing({}), { scatter: 0.05, seed: 3 })];
    const found = register(frame, before);
    assert.ok(found.ok && worstCorner(found.value.transform, truth) < 0.15);
  });
});

function detectedFrame(frame: { pointing: PlaneTransform; fwhmPixels: number; seed: number; transparency?: number }) {
  const back = inverse(frame.pointing);
  const stars = sky(77, 480)
    .map((star) => ({ ...star, ...transformPoint(back, star) }))
    .filter(({ x, y }) => x > -9 && x < WIDTH + 8 && y > -9 && y < HEIGHT + 8)
    .map(({ x, y, flux }) => ({ x, y, flux: flux * (frame.transparency ?? 1), fwhmPixels: frame.fwhmPixels }));
  const optics = { width: WIDTH, height: HEIGHT, sky: 120, gain: 1.5, readNoise: 6, oversampling: 3 };
  return detectStars(simulateFrame({ ...optics, stars, seed: frame.seed }));
}
