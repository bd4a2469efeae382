import assert from 'node:assert/strict';
import { measureFrame } from '../../work/measureFrame.js';
import { measuredBoth } from './measuredBoth.js';
import { starryFrame } from './starryFrame.js';

describe('the bench of radii', () => {
  it('measures stars that are there, and times both ways on them', () => {
    const { image, frame, order } = starryFrame(300, 5);
    const { stars } = measureFrame(image, image, frame, order);
    assert.ok(stars.length === 5 && stars.every(({ snr = 0 }) => snr > 50));
    const { oneMilliseconds, allMilliseconds } = measuredBoth(300, 5, 1);
    assert.ok(oneMilliseconds > 0 && allMilliseconds > 0);
  });
});
