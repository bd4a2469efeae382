import assert from 'node:assert/strict';
import { flagNames } from '../measurement/flags.js';
import { type MeasuredFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { simulateNight } from '../testing/simulatedNight.js';
import { hiddenStrikes } from './hiddenStrikes.js';
import { withStrikes } from './withStrikes.js';

const FRAMES = 30;
const STRUCK = 12;

/** `risen`: magnitudes the target gains on one frame; `sigmas`: of the foreign light, such a part of its own. */
function night(
  risen: number,
  sigmas: (frame: number, starId: string) => number | undefined,
  excess = 0.01,
): MeasuredFrame[] {
  const comps = ['000-1', '000-2', '000-3', '000-4'].map((starId, index) => ({ starId, mag: () => 12 + 0.3 * index }));
  const target = { starId: TARGET_STAR_ID, mag: (frame: number) => (frame === STRUCK ? 12.5 - risen : 12.5) };
  const measured = simulateNight({
    frames: FRAMES,
    stars: [target, ...comps],
    zeroPoint: () => 22,
    noise: true,
    seed: 3,
  });
  return measured.map((one, index) => ({
    ...one,
    stars: new Map(
      [...one.stars].map(([id, star]) => {
        const own = sigmas(index, id);
        return [id, own === undefined ? star : { ...star, foreignLight: { excess: excess * star.net, sigmas: own } }];
      }),
    ),
  }));
}

function flagged(frames: readonly MeasuredFrame[]): string[] {
  return withStrikes(frames).flatMap(({ stars }, index) =>
    [...stars.values()].flatMap(({ starId, flags }) => flagNames(flags).map((name) => `${index} ${starId} ${name}`)),
  );
}

/** So many sigmas on the target where it is struck, and the others elsewhere. */
const onOne =
  (struck: number, usual = 2) =>
  (frame: number, starId: string): number =>
    frame === STRUCK && starId === TARGET_STAR_ID ? struck : usual;
const cosmic = [`${STRUCK} ${TARGET_STAR_ID} cosmicRay`];

/** A star whose neighbour is foreign on every frame, and so much beside it where the star is struck. */
function besideNeighbour(frames: readonly MeasuredFrame[], struck: number): MeasuredFrame[] {
  return frames.map((one, index) => ({
    ...one,
    stars: new Map(
      [...one.stars].map(([id, star]) => {
        if (id !== TARGET_STAR_ID || star.foreignLight === undefined) return [id, star];
        const beside = { excessBeside: 0.01 * star.net, sigmasBeside: index === STRUCK ? struck : 2 };
        return [id, { ...star, foreignLight: { ...star.foreignLight, dx: 2, dy: 0.5, ...beside } }];
      }),
    ),
  }));
}

describe('a cosmic ray hidden in the core of a star', () => {
  it('is told by light of another shape than the star usually has, where its light rises with it', () => {
    assert.deepEqual(flagged(night(0.1, onOne(8))), cosmic);
  });

  it('is none where the star rises in the shape it always has, clear or not: a flare', () => {
    assert.deepEqual(flagged(night(0.4, onOne(2.5))), []);
    assert.deepEqual(flagged(night(0.4, onOne(24, 20))), []);
  });

  it('is told by the amount of it where noise leaves little of the rise', () => {
    assert.deepEqual(flagged(night(0.015, onOne(8), 0.06)), cosmic);
  });

  it('is told in a star with a neighbour by what there is beside that, and none where there is nothing', () => {
    assert.deepEqual(flagged(besideNeighbour(night(0.1, onOne(31, 30)), 8)), cosmic);
    assert.deepEqual(flagged(besideNeighbour(night(0.1, onOne(31, 30)), 2.5)), []);
  });

  /** Whether a frame of a series has a hit, by what stands out there and how the light jumps; the others have none. */
  const isTold = (at: number, sigmas: number, jump: number) => {
    const usual = { foreign: { part: 0.02, sigmas: 2 }, jump: { jump: 0, sigma: 0.06 }, error: 0.045, isStruck: false };
    const struck = { ...usual, foreign: { part: 0.15, sigmas }, jump: { jump, sigma: 0.1 } };
    return hiddenStrikes(Array.from({ length: FRAMES }, (_, index) => (index === at ? struck : usual)))[at];
  };

  it('is told on the first and last frame, where the frames on one side leave open whether the star rises', () => {
    assert.deepEqual([isTold(0, 7, -0.01), isTold(FRAMES - 1, 7, -0.01)], [true, true]);
    assert.deepEqual([isTold(0, 7, -0.15), isTold(STRUCK, 7, -0.01)], [false, false]);
  });

  it('is told by light that cannot be missed, unless that of the star speaks clearly against it', () => {
    assert.deepEqual([isTold(STRUCK, 9, -0.1), isTold(STRUCK, 9, -0.5)], [true, false]);
  });

  it('is told by light and rise together where neither is clear', () => {
    assert.deepEqual([isTold(STRUCK, 4, 0.4), isTold(STRUCK, 4, 0.1), isTold(STRUCK, 3.4, 0.6)], [true, false, false]);
  });

  it('is none where light and rise come to less than is worth a point, or the light speaks against it', () => {
    assert.deepEqual(flagged(night(0.015, onOne(8))), []);
    assert.deepEqual(flagged(night(-0.05, onOne(8), 0.06)), []);
  });

  it('is none where all stars of the frame look like that', () => {
    const gust = (frame: number) => (frame === STRUCK ? 30 : 3);
    assert.deepEqual(flagged(night(0.1, gust)), []);
  });

  it('is not judged where the frames do not tell, or too few do', () => {
    assert.deepEqual(flagged(night(0.1, (frame) => (frame === STRUCK ? 8 : undefined))), []);
    assert.deepEqual(flagged(night(0.1, () => undefined)), []);
  });
});
