import assert from 'node:assert/strict';
import { simulateNight } from '../testing/simulatedNight.js';
import { zeroPointTrend } from './zeroPointTrend.js';

function trend(airmassOf: (frame: number) => number, zeroPointOf: (frame: number, airmass: number) => number | null) {
  const frames = simulateNight({ frames: 40, stars: [], zeroPoint: () => 21, noise: false, seed: 1 }).map(
    (measured, index) => ({ ...measured, frame: { ...measured.frame, airmass: airmassOf(index) } }),
  );
  const zeroPoints = frames.map(({ frame }, index) => ({
    filename: frame.filename,
    zeroPoint: zeroPointOf(index, frame.airmass),
    zeroPointError: 0.01,
    usedComps: [],
    rejectedComps: [],
  }));
  return zeroPointTrend(frames, zeroPoints);
}

describe('zeroPointTrend', () => {
  it('finds extinction through a few clouds', () => {
    const found = trend(
      (frame) => 1.1 + 0.02 * frame,
      (frame, airmass) => (frame % 10 === 3 ? 20 : 21 - 0.25 * airmass),
    );
    assert.ok(found && Math.abs(found.extinction - 0.25) < 1e-6 && found.scatter < 1e-6);
  });

  it('sees a cloudy night', () => {
    const found = trend(
      (frame) => 1.1 + 0.02 * frame,
      (frame) => 21 - 0.5 * (1 + Math.sin(frame)),
    );
    assert.ok(found && found.scatter > 0.2);
  });

  it('finds no slope where the airmass stands still, and nothing in too few frames', () => {
    const found = trend(
      (frame) => 1.1 + 0.001 * frame,
      (frame) => 21 + 0.01 * Math.sin(frame),
    );
    assert.ok(found && found.extinction === 0 && found.scatter < 0.02);
    assert.equal(
      trend(
        () => -1,
        () => 21,
      ),
      null,
    );
    assert.equal(
      trend(
        () => 1.2,
        () => null,
      ),
      null,
    );
  });
});
