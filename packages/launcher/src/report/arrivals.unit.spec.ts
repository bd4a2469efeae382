import assert from 'node:assert/strict';
import { publisher } from '@wombat/proto';
import { Arrivals } from './arrivals.js';

const digest = { points: 71, pointsOf: 71, testsFailed: 0, testsUnknown: 0, tests: 9, sketch: [] };
const worst = { name: 'checkStar', verdict: 'fail', sentence: 'The check star is 0.242 off.' };
const waiting = (changes: object = {}) =>
  publisher.Validation.fromJSON({
    ...{ night: '20171219', targetName: 'HAT-P-32', filter: 'Clear', revision: 1, state: 'validate', digest },
    ...changes,
  });

describe('series that come to wait', () => {
  it('are a line each, but those that waited before are one line together', () => {
    assert.deepEqual(new Arrivals().news([], 1), []);
    assert.deepEqual(new Arrivals().news([waiting()], 1), ['1 series waits for you']);
    const arrivals = new Arrivals();
    assert.deepEqual(arrivals.news([waiting(), waiting({ filter: 'V' })], 1), ['2 series wait for you']);
    const later = [waiting(), waiting({ filter: 'V' }), waiting({ filter: 'B' })];
    assert.deepEqual(arrivals.news(later, 2), ['HAT-P-32 B 20171219: 71 points, all 9 tests passed; waits for you']);
    assert.deepEqual(arrivals.news(later, 3), []);
  });

  it('say how their tests went', () => {
    const said = (changes: object) => {
      const arrivals = new Arrivals();
      arrivals.news([], 1);
      return arrivals.news([waiting(changes)], 2)[0];
    };
    assert.equal(
      said({ digest: { ...digest, testsFailed: 1, worst } }),
      'HAT-P-32 Clear 20171219: 71 points, 1 of 9 tests failed (The check star is 0.242 off); waits for you',
    );
    assert.equal(
      said({ digest: { ...digest, points: 1, testsUnknown: 2 } }),
      'HAT-P-32 Clear 20171219: 1 point, 2 of 9 tests told nothing; waits for you',
    );
    assert.equal(said({ digest: undefined }), 'HAT-P-32 Clear 20171219 waits for you');
  });

  it('wait again in a higher revision, and not where they are decided', () => {
    const arrivals = new Arrivals();
    arrivals.news([waiting()], 1);
    assert.deepEqual(arrivals.news([waiting({ state: 'approved' })], 2), []);
    assert.equal(arrivals.news([waiting({ revision: 2 })], 3).length, 1);
  });

  it('are asked for only when something happened', () => {
    const arrivals = new Arrivals();
    assert.equal(arrivals.mayBeNewAt(0), true);
    arrivals.news([], 7);
    assert.deepEqual([arrivals.mayBeNewAt(7), arrivals.mayBeNewAt(8)], [false, true]);
  });
});
