import assert from 'node:assert/strict';
import { localSiderealHours } from './siderealTime.js';

const SECOND = 1 / 3600;

describe('localSiderealHours', () => {
  it('gives the apparent sidereal time of Meeus, example 12.a', () => {
    const expected = 13 + 10 / 60 + 46.1351 / 3600;
    assert.ok(Math.abs(localSiderealHours(2446895.5, 0) - expected) < 0.05 * SECOND);
  });

  it('runs with the sidereal rate through the day (example 12.b, mean, less 0.23 s)', () => {
    const expected = 8 + 34 / 60 + (57.0896 - 0.2317) / 3600;
    assert.ok(Math.abs(localSiderealHours(2446896.30625, 0) - expected) < 0.05 * SECOND);
  });

  it('adds an eastern longitude and stays within a day', () => {
    const greenwich = localSiderealHours(2446895.5, 0);
    assert.ok(Math.abs(localSiderealHours(2446895.5, 15) - greenwich - 1) < 1e-9);
    assert.ok(Math.abs(localSiderealHours(2446895.5, -15 * 14) - greenwich + 14 - 24) < 1e-9);
  });
});
