import assert from 'node:assert/strict';
import type { SharpPixel } from '@wombat/imaging';
import { flagNames } from '../measurement/flags.js';
import { type MeasuredFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { simulateNight } from '../testing/simulatedNight.js';
import { withStrikes } from './withStrikes.js';

const FRAMES = 30;
const STRUCK = 12;
const place = { x: 500.25, y: 300.75 };

/** A night under changing cloud; `brighter`: magnitudes the target gains on a frame. */
function night(brighter: (frame: number) => number): MeasuredFrame[] {
  const stars = ['000-1', '000-2', '000-3', '000-4'].map((starId, index) => ({ starId, mag: () => 12 + 0.3 * index }));
  return simulateNight({
    frames: FRAMES,
    stars: [{ starId: TARGET_STAR_ID, mag: (frame) => 12.5 - brighter(frame) }, ...stars],
    zeroPoint: (frame) => 22 - 0.2 * Math.sin(frame),
    ...{ noise: true, seed: 3 },
  });
}

/** With sharp pixels about the target on these frames. */
function withPixels(
  frames: readonly MeasuredFrame[],
  pixelsOn: (frame: number) => SharpPixel[],
  drift = 0,
): MeasuredFrame[] {
  return frames.map((measured, index) => ({
    ...measured,
    stars: new Map(
      [...measured.stars].map(([id, star]) => [
        id,
        id === TARGET_STAR_ID ? { ...star, x: star.x + drift * index, sharpPixels: pixelsOn(index) } : star,
      ]),
    ),
  }));
}

function flagged(frames: readonly MeasuredFrame[]): string[] {
  return withStrikes(frames).flatMap(({ stars }, index) =>
    [...stars.values()].flatMap(({ starId, flags }) => flagNames(flags).map((name) => `${index} ${starId} ${name}`)),
  );
}

const NET = 60 * 10 ** (-0.4 * (12.5 - 22));
const hit = (part: number, sigmas: number): SharpPixel => ({ x: 502, y: 301, excess: part * NET, sigmas });
const onOne =
  (pixel: SharpPixel) =>
  (frame: number): SharpPixel[] =>
    frame === STRUCK ? [pixel] : [];
const jumping = night((frame) => (frame === STRUCK ? 0.1 : 0));
const steady = night(() => 0);
const cosmic = [`${STRUCK} ${TARGET_STAR_ID} cosmicRay`];

describe('what strikes a star', () => {
  it('is a cosmic ray where a sharp pixel and the light of the frame agree', () => {
    assert.deepEqual(flagged(withPixels(jumping, onOne(hit(0.09, 5.5)))), cosmic);
    assert.deepEqual(flagged(withPixels(jumping, onOne(hit(0.09, 3.5)))), cosmic);
  });

  it('is none where the light speaks against all but an overwhelming pixel', () => {
    assert.deepEqual(flagged(withPixels(steady, onOne(hit(0.09, 5.5)))), []);
    assert.deepEqual(flagged(withPixels(steady, onOne(hit(0.3, 40)))), []);
  });

  it('is as large as the jump where a clear pixel shows a part of a track', () => {
    assert.deepEqual(flagged(withPixels(jumping, onOne(hit(0.004, 6)))), cosmic);
  });

  it('is as large as a small jump where such a pixel is not usual in the star', () => {
    const risen = night((frame) => (frame === STRUCK ? 0.045 : 0));
    const elsewhere = (pixel: SharpPixel, sigmas: number) => (frame: number) =>
      frame === STRUCK ? [pixel] : [{ ...hit(0.001, sigmas) }];
    assert.deepEqual(flagged(withPixels(risen, onOne(hit(0.004, 6)))), cosmic);
    assert.deepEqual(flagged(withPixels(jumping, onOne(hit(0.004, 3.2)))), cosmic);
    assert.deepEqual(flagged(withPixels(jumping, elsewhere(hit(0.004, 3.2), 3))), []);
  });

  it('is a track of which the kept pixels lie beside the aperture, where the light jumps; without a jump it is none', () => {
    const beside = [0, 1, 2].map((at) => ({ x: 495 + at, y: 311, excess: 0.05 * NET, sigmas: 150 }));
    const varying = (jump: number) => night((frame) => 0.05 * Math.sin(frame) + (frame === STRUCK ? jump : 0));
    const track = (frame: number) => (frame === STRUCK ? beside : []);
    assert.deepEqual(flagged(withPixels(varying(0.1), track)), cosmic);
    assert.deepEqual(flagged(withPixels(steady, track)), []);
    assert.deepEqual(flagged(withPixels(varying(0.1), (frame) => track(frame).slice(1))), []);
  });

  it('is told by a plain pixel on the first and the last frame as well', () => {
    for (const end of [0, FRAMES - 1]) {
      const struck = night((frame) => (frame === end ? 0.15 : 0));
      const pixels = withPixels(struck, (frame) => (frame === end ? [hit(0.14, 5.5)] : []));
      assert.deepEqual(flagged(pixels), [`${end} ${TARGET_STAR_ID} cosmicRay`]);
      const unstruck = withPixels(steady, (frame) => (frame === end ? [hit(0.14, 5.5)] : []));
      assert.deepEqual(flagged(unstruck), []);
    }
  });

  it('is told on the first and the last frame beside another that is struck more', () => {
    for (const [end, beside] of [
      [0, 1],
      [FRAMES - 1, FRAMES - 3],
    ] as const) {
      const struck = night((frame) => (frame === end ? 0.15 : frame === beside ? 0.4 : 0));
      const pixels = withPixels(struck, (frame) => {
        if (frame === beside) return [hit(0.4, 30)];
        return frame === end ? [hit(0.14, 5.5)] : [];
      });
      const both = [end, beside].toSorted((a, b) => a - b).map((frame) => `${frame} ${TARGET_STAR_ID} cosmicRay`);
      assert.deepEqual(flagged(pixels), both);
    }
  });

  it('is none where a flare has the image of a point, however bright', () => {
    assert.deepEqual(flagged(night((frame) => (frame === STRUCK ? 1.5 : 0))), []);
  });

  it('is none below what the point scatters by', () => {
    assert.deepEqual(flagged(withPixels(steady, onOne(hit(0.003, 30)))), []);
  });

  it('is none where the model misses the star on most frames', () => {
    const missed = withPixels(jumping, (frame) => [hit(0.09, 3 + (frame % 6))]);
    assert.deepEqual(flagged(missed), []);
  });

  it('is a hot pixel where it stays on the detector while the star drifts, not where it goes with the star', () => {
    const staying = withPixels(steady, (frame) => (frame > 9 && frame < 14 ? [hit(0.09, 12)] : []), 0.6);
    assert.deepEqual(
      flagged(staying),
      [10, 11, 12, 13].map((frame) => `${frame} ${TARGET_STAR_ID} hotPixel`),
    );
    const going = withPixels(steady, (frame) => [{ ...hit(0.09, 12), x: Math.round(place.x + 2 + 0.6 * frame) }], 0.6);
    assert.deepEqual(flagged(going), []);
  });

  it('leaves frames without any as they are', () => {
    assert.deepEqual(withStrikes(steady), steady);
    assert.deepEqual(withStrikes([]), []);
  });
});
