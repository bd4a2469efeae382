import assert from 'node:assert/strict';
import { simulateNight } from '../testing/simulatedNight.js';
import { exposureGate } from './exposureGate.js';

/** Frames that begin at these seconds of a night, each with an exposure of so many. */
function gates(starts: readonly number[], exposureSeconds: number) {
  const night = simulateNight({ frames: starts.length, stars: [], zeroPoint: () => 21, noise: false, seed: 1 });
  return exposureGate(
    night.map((measured, index) => ({
      ...measured,
      frame: { ...measured.frame, jdUtcStart: 2460754.5 + (starts[index] ?? 0) / 86_400, exposureSeconds },
    })),
  );
}

describe('exposureGate', () => {
  it('says nothing of frames that follow each other, in whatever order they come, or of a single one', () => {
    assert.deepEqual(gates([0, 62, 124, 186], 60), []);
    assert.deepEqual(gates([186, 0, 124, 62], 60), []);
    assert.deepEqual(gates([0, 59.5, 119], 60), [], 'clocks are no better');
    assert.deepEqual(gates([0], 60), []);
    assert.deepEqual(gates([], 60), []);
  });

  it('fails exposures that are told in milliseconds', () => {
    const [gate] = gates([0, 30, 60, 91], 25_000);
    assert.deepEqual([gate?.gate, gate?.verdict, gate?.value], ['exposures', 'fail', 25_000]);
    assert.match(gate?.text ?? '', /exposures of 25000 s, but the next frame begins 30 s after the one before/);
  });

  it('fails live stacks that hold the exposures of the one before, and forgives one frame that was taken twice', () => {
    assert.equal(gates([0, 10, 20, 30], 300).length, 1);
    assert.deepEqual(gates([0, 62, 62, 124, 186], 60), []);
  });
});
