import assert from 'node:assert/strict';
import { seededRandom } from '@wombat/random';
import {
  type FrameWcs,
  pixelScaleArcsec,
  pixelToSky,
  type SkyPosition,
  separationDegrees,
  skyToPixel,
  type TanWcs,
} from '@wombat/sky';
import fc from 'fast-check';
import { blocksOf, framesToSolve, referenceCandidates } from './blocks.js';
import { fitWcs } from './fitWcs.js';
import { followSolution, solvedStars } from './followSolution.js';
import { matchSky } from './matchSky.js';

const image = { width: 1000, height: 800 };
const CORNERS = [0, image.width - 1].flatMap((x) => [0, image.height - 1].map((y) => ({ x, y })));

interface Aim {
  sky: SkyPosition;
  rotationDegrees?: number;
  scaleArcsec?: number;
}

function wcsAt({ sky, rotationDegrees = 0, scaleArcsec = 2 }: Aim): TanWcs {
  const [cos, sin] = [
    (scaleArcsec / 3600) * Math.cos((rotationDegrees * Math.PI) / 180),
    (scaleArcsec / 3600) * Math.sin((rotationDegrees * Math.PI) / 180),
  ];
  return { kind: 'TAN', crpixX: 499.5, crpixY: 399.5, ...sky, cd: [-cos, sin, sin, cos] };
}

/** Sky positions over twice the field, in an order that stands for brightness. */
function starsAbout(sky: SkyPosition, count: number, seed: number): SkyPosition[] {
  const random = seededRandom(seed);
  const wide = wcsAt({ sky });
  return Array.from({ length: count }, () => pixelToSky(wide, { x: 2000 * random() - 500, y: 1600 * random() - 400 }));
}

function seenBy(wcs: FrameWcs, stars: readonly SkyPosition[], seed: number) {
  const random = seededRandom(seed);
  return stars.flatMap((star) => {
    const at = skyToPixel(wcs, star);
    if (at === null || at.x < 0 || at.y < 0 || at.x > image.width - 1 || at.y > image.height - 1) return [];
    return [{ x: at.x + 0.1 * (random() - 0.5), y: at.y + 0.1 * (random() - 0.5) }];
  });
}

function worstCorner(one: FrameWcs, other: FrameWcs): number {
  const off = CORNERS.map((at) => separationDegrees(pixelToSky(one, at), pixelToSky(other, at)) * 3600);
  return Math.max(...off) / pixelScaleArcsec(other);
}

describe('a frame that follows a solved one', () => {
  it('gets the truth to 0.1 px at the corners, anywhere on the sky, before and after the meridian', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.double({ min: -88, max: 88, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.integer({ min: 1, max: 1e6 }),
        (raDegrees, decDegrees, rotationDegrees, seed) => {
          const sky = { raDegrees, decDegrees };
          const stars = starsAbout(sky, 400, seed);
          const reference = wcsAt({ sky });
          const drifted = pixelToSky(reference, { x: 560, y: 350 });
          const truth = wcsAt({ sky: drifted, rotationDegrees, scaleArcsec: 2.001 });
          const solved = solvedStars(seenBy(reference, stars, seed), reference);
          const followed = followSolution(seenBy(truth, stars, seed + 1), solved, image);
          assert.ok(followed.ok, followed.ok ? '' : followed.fault.message);
          const { solution, rmsArcsec, matched } = followed.value;
          assert.ok(worstCorner(solution.wcs, truth) < 0.1, `${worstCorner(solution.wcs, truth)}`);
          assert.ok(matched > 40 && rmsArcsec > 0.03 && rmsArcsec < 0.2, `${matched} ${rmsArcsec}`);
          assert.equal(solution.parity, -1);
        },
      ),
      { seed: 1, numRuns: 30 },
    );
  });

  it('keeps the shape of the reference when only a few stars are there', () => {
    const sky = { raDegrees: 10, decDegrees: 50 };
    const stars = starsAbout(sky, 34, 5);
    const truth = wcsAt({ sky, rotationDegrees: 180 });
    const followed = followSolution(
      seenBy(truth, stars, 1),
      solvedStars(seenBy(wcsAt({ sky }), stars, 2), wcsAt({ sky })),
      image,
    );
    assert.ok(
      followed.ok && followed.value.matched < 15,
      followed.ok ? `${followed.value.matched}` : followed.fault.message,
    );
    assert.ok(worstCorner(followed.value.solution.wcs, truth) < 0.2);
  });

  it('says why it cannot', () => {
    const sky = { raDegrees: 10, decDegrees: 50 };
    const reference = solvedStars(seenBy(wcsAt({ sky }), starsAbout(sky, 300, 5), 2), wcsAt({ sky }));
    const other = followSolution(seenBy(wcsAt({ sky }), starsAbout(sky, 300, 6), 2), reference, image);
    assert.match(other.ok ? '' : other.fault.message, /only \d+ of \d+ stars match/);
    const few = followSolution([], reference, image);
    assert.match(few.ok ? '' : few.fault.message, /only 0 stars/);
  });
});

describe('a linear fit of stars to the sky', () => {
  it('finds the solution again, also beside the pole', () => {
    for (const decDegrees of [-89.9, 0, 89.7]) {
      const truth = wcsAt({ sky: { raDegrees: 200, decDegrees }, rotationDegrees: 30 });
      const pixels = [...CORNERS, { x: 300, y: 500 }];
      const pairs = pixels.map((pixel) => ({ pixel, sky: pixelToSky(truth, pixel) }));
      const wcs = fitWcs(pairs, { middle: { x: 499.5, y: 399.5 }, near: pixelToSky(truth, { x: 900, y: 100 }) });
      assert.ok(wcs !== null && worstCorner(wcs, truth) < 1e-5);
    }
    assert.equal(fitWcs([], { middle: { x: 0, y: 0 }, near: { raDegrees: 0, decDegrees: 0 } }), null);
  });
});

describe('a solution compared with the sky', () => {
  const sky = { raDegrees: 83, decDegrees: -5 };
  const catalogue = starsAbout(sky, 500, 9);
  const truth = wcsAt({ sky, rotationDegrees: 12 });
  const stars = seenBy(truth, catalogue, 3);

  it('is set right where it is a little off, with what is left', () => {
    const off = { ...truth, crpixX: truth.crpixX + 1.2, crpixY: truth.crpixY - 0.8 };
    const match = matchSky(off, { stars, catalogue, image });
    assert.ok(match !== null && match.matched > 60 && match.rmsArcsec < 0.2);
    assert.ok(worstCorner(match.solution.wcs, truth) < 0.1);
  });

  it('is refused where the stars are elsewhere', () => {
    const elsewhere = { ...truth, crpixX: truth.crpixX + 40 };
    assert.equal(matchSky(elsewhere, { stars, catalogue, image }), null);
    assert.equal(matchSky(truth, { stars, catalogue: starsAbout(sky, 500, 10), image }), null);
    assert.equal(matchSky(truth, { stars: [], catalogue, image }), null);
  });
});

describe('blocks of frames that follow one', () => {
  it('are cut by the order alone', () => {
    const frames = Array.from({ length: 71 }, (_, index) => index);
    assert.deepEqual(
      blocksOf(frames).map((block) => [block[0], block.length]),
      [
        [0, 17],
        [17, 18],
        [35, 18],
        [53, 18],
      ],
    );
    assert.deepEqual(blocksOf([]), []);
    assert.deepEqual(blocksOf(frames.slice(0, 25)), [frames.slice(0, 25)]);
    assert.deepEqual(
      blocksOf(frames.slice(0, 30)).map((block) => block.length),
      [15, 15],
    );
  });

  it('are solved all at once, or the first open one by itself till it has told what is not known', () => {
    const blocks = blocksOf(Array.from({ length: 60 }, (_, index) => index));
    const isOpen = (frame: number) => frame >= 30 && frame !== 51;
    const framesOf = (untold: boolean) => framesToSolve(blocks, { isOpen, untold });
    assert.deepEqual([framesOf(true).at(0), framesOf(true).at(-1), framesOf(true).length], [30, 44, 15]);
    assert.deepEqual([framesOf(false).at(0), framesOf(false).at(-1), framesOf(false).length], [30, 59, 29]);
    assert.deepEqual(framesToSolve([[1], [2]], { isOpen: () => true, untold: true }), [1]);
    for (const untold of [true, false]) assert.deepEqual(framesToSolve(blocks, { isOpen: () => false, untold }), []);
  });

  it('take for reference the first good frames: with at least half the stars of the best', () => {
    assert.deepEqual(referenceCandidates([3, 40, 100, 51, 60, 90]), [2, 3, 4]);
    assert.deepEqual(referenceCandidates([0, 0]), []);
    assert.deepEqual(referenceCandidates([]), []);
  });
});
