import assert from 'node:assert/strict';
import { defaultNights } from '../nights/defaultNights.js';
import { lightSchedule } from '../nights/lightSchedule.js';
import { scintillationOf, scintillationSigma } from './scintillationOf.js';

const still = defaultNights.xzCyg();
const plan = defaultNights.xzCyg({ sky: { scintillation: 1.5 }, camera: { apertureMillimetres: 200 } });

describe('scintillation', () => {
  it('is Young’s, times the factor', () => {
    const atSeaLevel = { ...plan, exposureSeconds: 50, site: { ...plan.site, elevationMetres: 0 } };
    // 0.09 x 20^(-2/3) x 2^1.75 / sqrt(100), half as much again.
    assert.ok(
      Math.abs(scintillationSigma(atSeaLevel, 2) - 1.5 * 0.004109) < 1e-5,
      `${scintillationSigma(atSeaLevel, 2)}`,
    );
  });

  it('makes each star flicker by itself, the same for the same seed', () => {
    const [light] = lightSchedule(plan);
    assert.ok(light !== undefined);
    const draw = () => {
      const flicker = scintillationOf(plan, light);
      return Array.from({ length: 2000 }, flicker);
    };
    const values = draw();
    assert.deepEqual(draw(), values);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const sigma = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const expected = scintillationSigma(plan, light.horizontal.airmass);
    assert.ok(Math.abs(mean - 1) < (4 * expected) / Math.sqrt(2000) && Math.abs(sigma / expected - 1) < 0.07);
  });

  it('is left out where a plan has none', () => {
    const [light] = lightSchedule(still);
    assert.ok(light !== undefined && scintillationOf(still, light)() === 1);
  });
});
