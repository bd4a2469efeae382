import assert from 'node:assert/strict';
import { seededNormal } from '@wombat/random';
import { colourCurve, type LookAtStar } from './colourCurve.js';

const NOISE = 0.01;

interface Star {
  red: (days: number) => number;
  colour: (days: number) => number;
}

/** Looks in turn, blue first, every 3 minutes; those of `unseen` say nothing. */
function looks({ red, colour }: Star, count: number, seed: number, unseen = (_: number) => false): LookAtStar[] {
  const normal = seededNormal(seed);
  return Array.from({ length: count }, (_, index) => {
    const days = (index * 3) / 1440;
    const isBlue = index % 2 === 0;
    const value = red(days) + (isBlue ? colour(days) : 0) + NOISE * normal();
    const seen = unseen(index) ? null : { value, perColour: isBlue ? 1 : 0, variance: NOISE ** 2 };
    return { jdUtcMid: 2460311 + days, seen };
  });
}

const wave = (days: number) => Math.cos((2 * Math.PI * days) / 0.47);
const steady: Star = { red: () => 12, colour: () => 0.8 };
const pulsating: Star = { red: (days) => 12 + 0.5 * wave(days), colour: (days) => 0.4 + 0.15 * wave(days) };

describe('colourCurve', () => {
  it('takes the looks at a steady star together', () => {
    for (const { value, variance, gain } of colourCurve(looks(steady, 100, 1))) {
      assert.ok(Math.abs(value - 0.8) < 0.008, `${value}`);
      assert.ok(Math.sqrt(variance) < 0.5 * NOISE, `${variance}`);
      assert.ok(Math.abs(gain) < 0.15, `${gain}`);
    }
  });

  it('follows a star that pulsates, with errors that are true', () => {
    let [squares, count] = [0, 0];
    for (let seed = 1; seed <= 10; seed++) {
      for (const [index, { value, variance }] of colourCurve(looks(pulsating, 100, seed)).entries()) {
        squares += (value - pulsating.colour((index * 3) / 1440)) ** 2 / variance;
        count++;
      }
    }
    const pull = Math.sqrt(squares / count);
    assert.ok(pull > 0.7 && pull < 1.15, `${pull}`);
  });

  it('knows less of the colour the longer one of the filters is missing', () => {
    const curve = colourCurve(looks(pulsating, 120, 3, (index) => index % 2 === 0 && index > 30 && index < 90));
    const errors = [10, 35, 45, 60].map((index) => Math.sqrt(curve[index]?.variance ?? Number.NaN));
    assert.deepEqual(
      errors,
      errors.toSorted((a, b) => a - b),
    );
    assert.ok((errors[3] ?? 0) > 3 * (errors[0] ?? 1), `${errors}`);
  });

  it('is empty where nothing was seen', () => {
    assert.deepEqual(colourCurve(looks(steady, 4, 1, () => true)), []);
  });
});
