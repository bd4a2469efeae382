import assert from 'node:assert/strict';
import { simulatedStarInFrame } from '../testing/simulatedNight.js';
import { instrumentalMagnitude, isMeasured, photonErrorMagnitudes, starOffFrame } from './measurement.js';

describe('measurement', () => {
  it('counts instrumental magnitudes per second', () => {
    const star = simulatedStarInFrame({ starId: 'target', net: 6000 });
    assert.ok(Math.abs(instrumentalMagnitude(star, 60) + 5) < 1e-12);
    assert.ok(Number.isNaN(instrumentalMagnitude({ ...star, net: -3 }, 60)));
    assert.ok(Number.isNaN(instrumentalMagnitude(star, 0)));
  });

  it('turns a relative error of one percent into 0.0109 mag', () => {
    const star = simulatedStarInFrame({ starId: 'target', net: 1000, error: 10 });
    assert.ok(Math.abs(photonErrorMagnitudes(star) - 0.010857) < 1e-6);
  });

  it('knows a star off the frame', () => {
    assert.equal(isMeasured(starOffFrame('a')), false);
    assert.equal(isMeasured(undefined), false);
    assert.equal(isMeasured(simulatedStarInFrame({ starId: 'a' })), true);
  });
});
