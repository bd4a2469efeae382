import assert from 'node:assert/strict';
import { seededRandom } from '@wombat/random';
import { hasFlag } from '../measurement/flags.js';
import { type MeasuredFrame, TARGET_STAR_ID } from '../measurement/measurement.js';
import { simulateNight } from '../testing/simulatedNight.js';
import { withCloud } from './withCloud.js';

const FRAMES = 40;
const EXTINCTION = 0.3;

/** A night from airmass 1 to 2.2; `cloud`: magnitudes it takes from a frame. The target fades by 2 magnitudes. */
function night(cloud: (frame: number) => number, { seed = 1, mag = 12, airmass = airmassOf } = {}): MeasuredFrame[] {
  const comps = [0, 1, 2, 3, 4].map((index) => ({ starId: `000-${index}`, mag: () => mag + 0.4 * index }));
  const frames = simulateNight({
    frames: FRAMES,
    stars: [{ starId: TARGET_STAR_ID, mag: (frame) => 12 + (2 * frame) / FRAMES }, ...comps],
    zeroPoint: (frame) => 22 - EXTINCTION * airmassOf(frame) - cloud(frame),
    ...{ noise: true, seed },
  });
  return frames.map((one, index) => ({ ...one, frame: { ...one.frame, airmass: airmass(index) } }));
}

const airmassOf = (frame: number) => 1 + (1.2 * frame) / FRAMES;

function cloudy(frames: readonly MeasuredFrame[]): number[] {
  return withCloud(frames).flatMap(({ stars }, index) =>
    [...stars.values()].every(({ flags }) => hasFlag(flags, 'frameCloudy')) ? [index] : [],
  );
}

describe('cloud told by the light of the stars', () => {
  it('is flagged on the frames it is on, from 0.3 magnitudes on, on all of their stars', () => {
    const passing = (frame: number) => (frame >= 10 && frame < 16 ? 0.32 : 0);
    assert.deepEqual(cloudy(night(passing)), [10, 11, 12, 13, 14, 15]);
  });

  it('is none where extinction dims the stars, however far, or the variable fades', () => {
    assert.deepEqual(cloudy(night(() => 0)), []);
    assert.deepEqual(cloudy(night((frame) => 0.3 * airmassOf(frame))), []);
  });

  it('is flagged where it covers the late half of the night, which extinction could be taken for', () => {
    const late = cloudy(night((frame) => (frame < FRAMES / 2 ? 0 : 1)));
    assert.ok(late.length >= FRAMES / 2 - 1 && late.every((frame) => frame >= FRAMES / 2 - 1), late.join(' '));
  });

  it('is not told by stars that are too faint to tell, nor without an airmass', () => {
    assert.deepEqual(cloudy(night((frame) => (frame === 3 ? 0.3 : 0), { mag: 19 })), []);
    assert.deepEqual(cloudy(night((frame) => (frame === 3 ? 2 : 0), { airmass: () => -1 })), []);
    assert.deepEqual(withCloud([]), []);
  });

  it('is missed on none of the frames it dims by 0.3 magnitudes or more, and seen on none it dims by less than 0.1', () => {
    const tally = { cloudy: 0, missed: 0, clear: 0, falsely: 0 };
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed);
      const takes = Array.from({ length: FRAMES }, () => (random() < 0.3 ? 0.3 + random() : 0.1 * random()));
      const found = new Set(cloudy(night((frame) => takes[frame] ?? 0, { seed })));
      for (const [frame, magnitudes] of takes.entries()) {
        const flagged = found.has(frame) ? 1 : 0;
        if (magnitudes >= 0.3) {
          tally.cloudy++;
          tally.missed += 1 - flagged;
        } else {
          tally.clear++;
          tally.falsely += flagged;
        }
      }
    }
    assert.ok(tally.cloudy > 300 && tally.clear > 900, JSON.stringify(tally));
    assert.ok(tally.missed <= 0.05 * tally.cloudy && tally.falsely <= 0.005 * tally.clear, JSON.stringify(tally));
  });
});
