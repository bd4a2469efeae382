import assert from 'node:assert/strict';
import { type SimulatedStar, simulateNight } from '../testing/simulatedNight.js';
import { statedErrorsGate } from './statedErrorsGate.js';

/** A night whose stars state errors so many times those they have. */
function gate(
  factor: number,
  { frames = 30, stars = 5, seed = 1, drift = 0, isKnown = true, flatElectrons = 0, step = 0 } = {},
) {
  const all = Array.from({ length: stars }, (_, index): SimulatedStar => {
    return { starId: `comp${index}`, mag: (frame) => 11.5 + 0.4 * index + (index === 0 ? drift * frame : 0) };
  });
  const night = simulateNight({ frames, stars: all, zeroPoint: (frame) => 21 - 0.01 * frame, noise: true, seed });
  const flat = { sha256: 'flat', electrons: flatElectrons };
  const measured = night.map((one, index) => ({
    ...one,
    frame: flatElectrons > 0 ? { ...one.frame, flat } : one.frame,
    stars: new Map(
      [...one.stars].map(([id, star]) => [id, { ...star, x: star.x + step * index, error: factor * star.error }]),
    ),
  }));
  return statedErrorsGate({
    frames: measured,
    starIds: all.map(({ starId }) => starId),
    scintillation: isKnown ? () => 0 : null,
  });
}

describe('statedErrorsGate', () => {
  it('says nothing of errors that are about true, of few stars, short nights and a star that drifts', () => {
    for (let seed = 1; seed <= 100; seed++) {
      for (const factor of [0.6, 1, 1.4]) assert.deepEqual(gate(factor, { seed }), []);
      assert.deepEqual(gate(1, { seed, frames: 15, stars: 3 }), []);
      assert.deepEqual(gate(1, { seed, drift: 0.01 }), []);
    }
    assert.deepEqual(gate(8, { stars: 2 }), []);
    assert.deepEqual(gate(8, { frames: 14 }), []);
  });

  it('finds errors far too large, and says what may be wrong', () => {
    const [found] = gate(8);
    assert.equal(found?.verdict, 'fail');
    assert.ok((found?.value ?? 0) > 6.5 && (found?.value ?? 0) < 9.5, `${found?.value}`);
    assert.match(found?.text ?? '', /scatter \d\.\d times less than their photons allow: the gain/);
  });

  it('finds errors far too small, where scintillation is known', () => {
    const [found] = gate(1 / 6);
    assert.ok((found?.value ?? 0) > 4.5 && (found?.value ?? 0) < 7.5, `${found?.value}`);
    assert.deepEqual(gate(1 / 6, { isKnown: false }), []);
    assert.match(found?.text ?? '', /times more than their photons, sky and scintillation say/);
  });

  it('counts what a flat of few photons does to stars that move over it, and nothing for those that stand still', () => {
    const poor = { flatElectrons: 15 };
    assert.ok(gate(1, { ...poor, step: 10 }).some(({ text }) => text.includes('times less')));
    assert.deepEqual(gate(1, poor), []);
  });
});
