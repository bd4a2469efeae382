import assert from 'node:assert/strict';
import { horizontalAt, jdOf } from './skyPosition.js';

const SITE = { name: 'x', latitudeDegrees: -31.27, longitudeDegrees: 149.06, elevationMetres: 0 };

describe('horizontalAt', () => {
  it('has airmass 1 in the zenith and about 2 at 30 degrees', () => {
    const jd = jdOf(Date.parse('2000-01-01T12:00:00Z'));
    const sidereal = 280.46061837 + SITE.longitudeDegrees;
    const zenith = horizontalAt({ raDegrees: sidereal, decDegrees: -31.27 }, SITE, jd);
    assert.ok(Math.abs(zenith.altitudeDegrees - 90) < 1e-5 && Math.abs(zenith.airmass - 1) < 1e-3);
    const north = horizontalAt({ raDegrees: sidereal, decDegrees: 28.73 }, SITE, jd);
    assert.ok(Math.abs(north.altitudeDegrees - 30) < 1e-9 && Math.abs(north.airmass - 1.994) < 1e-3);
    assert.ok(Math.min(north.azimuthDegrees, 360 - north.azimuthDegrees) < 1e-6);
    const rising = horizontalAt({ raDegrees: sidereal + 60, decDegrees: 0 }, SITE, jd);
    assert.ok(rising.azimuthDegrees > 45 && rising.azimuthDegrees < 135);
  });

  it('knows JD', () => {
    assert.equal(jdOf(Date.parse('2000-01-01T12:00:00Z')), 2451545);
  });
});
