import assert from 'node:assert/strict';
import { contradicts, filled, toldBy } from './toldBy.js';

const solved = { raDegrees: 359.9, decDegrees: 40, fovDegrees: 1 };
const nothing = { raDegrees: null, decDegrees: null, fovDegrees: null };

describe('a solved frame', () => {
  it('contradicts a place more than a search away, and a scale the solver does not find, not what is not known', () => {
    assert.ok(!contradicts(solved, nothing));
    assert.ok(!contradicts(solved, { raDegrees: 0.5, decDegrees: 41, fovDegrees: 1.15 }));
    assert.ok(contradicts(solved, { ...nothing, fovDegrees: 2 }));
    assert.ok(contradicts(solved, { ...nothing, fovDegrees: 0.5 }));
    assert.ok(contradicts(solved, { ...nothing, raDegrees: 359.9, decDegrees: -40 }));
    assert.ok(contradicts(solved, { ...nothing, raDegrees: 23.99, decDegrees: 40 }));
  });

  it('tells what is not known, the place whole', () => {
    assert.deepEqual(filled(solved, { ...nothing, raDegrees: 3 }), solved);
    assert.deepEqual(filled(solved, { raDegrees: 3, decDegrees: 4, fovDegrees: null }), {
      ...{ raDegrees: 3, decDegrees: 4, fovDegrees: 1 },
    });
  });

  it('leaves alone what agrees with it, so that it does not matter which frame was solved first', () => {
    const hints = { raDegrees: 0.5, decDegrees: 41, fovDegrees: 1.15 };
    assert.deepEqual(toldBy(solved, hints), { hints });
  });
});
