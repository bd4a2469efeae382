import assert from 'node:assert/strict';
import { type SimulatedStar, simulatedCandidate, simulateNight } from '../testing/simulatedNight.js';
import { type CampaignKind, campaign } from '../testing/steadinessCampaign.js';
import { steadiness } from './steadiness.js';

const BRIGHT = [11.2, 12.5] as const;
const MIXED = [11.5, 15.5] as const;
const FAINT = [15, 16.5] as const;
const NIGHT: CampaignKind = {
  ...{ nights: 200, stars: 7, frames: 36, magnitudes: BRIGHT, range: 0, sequenceError: 0.03 },
};

describe('a comp or check star that varies', () => {
  it('by 0.1 mag is named in nearly all nights, by 0.04 in most, and steady ones in less than one of a hundred', () => {
    const large = campaign({ ...NIGHT, range: 0.1 });
    assert.ok(large.named >= 0.98 && large.falseAlarms <= 0.01, JSON.stringify(large));
    const small = campaign({ ...NIGHT, nights: 100, range: 0.04, sequenceError: 0 });
    assert.ok(small.named >= 0.9 && small.falseAlarms <= 0.01, JSON.stringify(small));
  });

  it('is named among few stars and on few frames', () => {
    const few = { ...NIGHT, nights: 40 };
    assert.ok(campaign({ ...few, stars: 3, frames: 10, range: 0.1 }).named >= 0.95);
    assert.ok(campaign({ ...few, stars: 4, frames: 10, range: 0.04 }).named >= 0.5);
    assert.ok(campaign({ ...few, magnitudes: MIXED, frames: 20, range: 0.04 }).named >= 0.5);
    assert.ok(campaign({ ...few, magnitudes: FAINT, frames: 60, range: 0.1 }).named >= 0.6);
  });

  it('is named beside cosmic rays, which name nobody', () => {
    const hit = campaign({ ...NIGHT, nights: 60, range: 0.1, hits: 0.01 });
    assert.ok(hit.named >= 0.95 && hit.falseAlarms === 0, JSON.stringify(hit));
  });
});

describe('steady stars', () => {
  it('are not named, bright or faint, few or many, in short nights or long ones', () => {
    let [alarms, nights] = [0, 0];
    for (const magnitudes of [BRIGHT, MIXED, FAINT]) {
      for (const stars of [3, 4, 10]) {
        for (const frames of [10, 40]) {
          const kind = { ...NIGHT, nights: 25, magnitudes, stars, frames };
          alarms += kind.nights * campaign(kind).falseAlarms;
          nights += kind.nights;
        }
      }
    }
    assert.ok(alarms <= 0.01 * nights, `${alarms} of ${nights} nights`);
  });

  it('are not judged without others, nor on a handful of frames', () => {
    const stars: SimulatedStar[] = [12, 12.5, 13].map((mag, index) => ({ starId: `star${index}`, mag: () => mag }));
    const judged = (count: number, frames: number) =>
      steadiness(
        stars.slice(0, count).map((star, index) => simulatedCandidate(star, index)),
        simulateNight({ frames, stars, zeroPoint: () => 21, noise: true, seed: 1 }),
      ).length;
    assert.deepEqual([judged(1, 20), judged(3, 4), judged(2, 20), judged(3, 20)], [0, 0, 2, 3]);
  });
});

describe('two stars alone', () => {
  it('are both under suspicion where one varies, as nobody can say which', () => {
    const stars: SimulatedStar[] = [
      { starId: 'a', mag: (frame) => 12 + 0.05 * Math.sin(frame / 6) },
      { starId: 'b', mag: () => 12 },
    ];
    const frames = simulateNight({ frames: 40, stars, zeroPoint: () => 21, noise: true, seed: 1 });
    const judged = steadiness(
      stars.map((star, index) => simulatedCandidate(star, index)),
      frames,
    );
    assert.deepEqual(judged.map(({ auid, isSteady, rivals }) => [auid, isSteady, rivals]).sort(), [
      ['a', false, ['b']],
      ['b', false, ['a']],
    ]);
  });
});
