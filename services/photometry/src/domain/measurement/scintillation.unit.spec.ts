import assert from 'node:assert/strict';
import { simulatedFrameFacts } from '../testing/simulatedNight.js';
import { scintillationMagnitudes } from './scintillation.js';

describe('scintillationMagnitudes', () => {
  const telescope = { apertureMillimetres: 250, elevationMetres: 0, scintillationFactor: 1 };
  const frame = { ...simulatedFrameFacts(0), airmass: 1, exposureSeconds: 0.5 };

  it('is 0.09 D^(-2/3) at the zenith in half a second at sea level', () => {
    const expected = 1.085736 * 0.09 * 25 ** (-2 / 3);
    assert.ok(Math.abs(scintillationMagnitudes(frame, telescope) / expected - 1) < 1e-6);
  });

  it('falls with exposure and height and grows with airmass', () => {
    const plain = scintillationMagnitudes(frame, telescope);
    assert.ok(Math.abs(scintillationMagnitudes({ ...frame, exposureSeconds: 50 }, telescope) - plain / 10) < 1e-12);
    assert.ok(Math.abs(scintillationMagnitudes({ ...frame, airmass: 2 }, telescope) / plain - 2 ** 1.75) < 1e-9);
    assert.ok(scintillationMagnitudes(frame, { ...telescope, elevationMetres: 2400 }) < plain);
    assert.equal(scintillationMagnitudes(frame, { ...telescope, scintillationFactor: 2 }), 2 * plain);
    assert.equal(scintillationMagnitudes({ ...frame, airmass: -1 }, telescope), 0);
  });
});
