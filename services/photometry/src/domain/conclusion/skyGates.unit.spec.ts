import assert from 'node:assert/strict';
import type { Site } from '@wombat/sky';
import { simulateNight } from '../testing/simulatedNight.js';
import { skyGates } from './skyGates.js';

/** Frames at midnight UTC of 2025-03-19 / 20, with the target at these altitudes. */
function gates(altitudes: readonly number[], site: Site | null, jdUtc = 2460754.5) {
  const night = simulateNight({ frames: altitudes.length, stars: [], zeroPoint: () => 21, noise: false, seed: 1 });
  const frames = night.map((measured, index) => ({
    ...measured,
    frame: { ...measured.frame, jdUtcMid: jdUtc + index * 0.001, altitudeDegrees: altitudes[index] ?? 0 },
  }));
  const placed = frames.map(({ frame }): [string, Site][] => (site === null ? [] : [[frame.filename, site]]));
  return skyGates({ frames, sites: new Map(placed.flat()) });
}

const BAMBERG = { latitude: 49.88, longitude: 10.89, elevation: 300 };

describe('skyGates', () => {
  it('pass a target that is up on a dark night', () => {
    const found = gates([30, 31, 33], BAMBERG);
    assert.deepEqual(
      found.map(({ gate, verdict }) => [gate, verdict]),
      [
        ['horizon', 'pass'],
        ['sun', 'pass'],
      ],
    );
    assert.deepEqual([found[0]?.value, found[0]?.threshold], [60, 90]);
    assert.equal(found[0]?.text, 'The target stands 30 to 33 degrees above the horizon.');
    assert.match(found[1]?.text ?? '', /^The Sun stays 4\d degrees or more below the horizon\.$/);
  });

  it('fail a target below the horizon, on one frame or on all', () => {
    const [some] = gates([1, -0.4, -3], BAMBERG);
    assert.equal(some?.verdict, 'fail');
    assert.match(some?.text ?? '', /target is 3 degrees below the horizon on 2 of 3 frames: check the clock/);
    assert.equal(some?.value, 93);
  });

  it('fail daylight, as a longitude of the wrong side of the Earth gives it, and civil twilight', () => {
    const sun = (longitude: number) => gates([40], { ...BAMBERG, longitude })[1];
    assert.equal(sun(-170)?.verdict, 'fail');
    assert.match(sun(-170)?.text ?? '', /the Sun is \d+ degrees above the horizon: check the clock/);
    const twilight = sun(88);
    assert.equal(twilight?.verdict, 'fail');
    assert.match(twilight?.text ?? '', /the Sun is [1-5] degrees? below the horizon/);
    assert.ok((twilight?.value ?? 0) > (twilight?.threshold ?? Number.NaN));
  });

  it('say nothing where no site is known', () => assert.deepEqual(gates([-50], null), []));
});
