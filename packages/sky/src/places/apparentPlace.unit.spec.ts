import assert from 'node:assert/strict';
import { separationDegrees } from '../angles/separationDegrees.js';
import { directionOf, positionOf } from '../angles/vector.js';
import { aberrate } from './aberration.js';
import { apparentPlace } from './apparentPlace.js';
import { nutate, nutation } from './nutation.js';
import { precessFromJ2000 } from './precession.js';
import { sunPosition } from './sunPosition.js';

const ARCSECOND = 1 / 3600;

/** Worked example of Meeus, Astronomical Algorithms, 21.b and 23.a: theta Persei, 2028 November 13.19 TD. */
const JD_THETA_PERSEI = 2462088.69;
const meanOfDate = { raDegrees: 41.547214, decDegrees: 49.348483 };

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

describe('the steps to the apparent place', () => {
  it('precesses as the worked example', () => {
    const j2000 = directionOf({ raDegrees: 41.054063, decDegrees: 49.22775 });
    const ofDate = positionOf(precessFromJ2000(j2000, JD_THETA_PERSEI));
    near(ofDate.raDegrees, meanOfDate.raDegrees, 1e-6);
    near(ofDate.decDegrees, meanOfDate.decDegrees, 1e-6);
  });

  it('nutates as the worked examples, to the accuracy of four terms', () => {
    const spring1987 = nutation(2446895.5);
    near(spring1987.longitudeDegrees, -3.788 * ARCSECOND, 0.5 * ARCSECOND);
    near(spring1987.obliquityDegrees, 9.443 * ARCSECOND, 0.2 * ARCSECOND);
    const nutated = positionOf(nutate(directionOf(meanOfDate), JD_THETA_PERSEI));
    near(nutated.raDegrees - meanOfDate.raDegrees, 15.843 * ARCSECOND, 0.7 * ARCSECOND);
    near(nutated.decDegrees - meanOfDate.decDegrees, 6.218 * ARCSECOND, 0.5 * ARCSECOND);
  });

  it('aberrates as the worked example', () => {
    const aberrated = positionOf(aberrate(directionOf(meanOfDate), JD_THETA_PERSEI));
    near(aberrated.raDegrees - meanOfDate.raDegrees, 30.045 * ARCSECOND, 0.02 * ARCSECOND);
    near(aberrated.decDegrees - meanOfDate.decDegrees, 6.697 * ARCSECOND, 0.02 * ARCSECOND);
  });

  it('has the Sun of Meeus, example 25.b, 1992 October 13', () => {
    const sun = sunPosition(2448908.5);
    near(sun.longitudeDegrees - 360 * Math.floor(sun.longitudeDegrees / 360), 199.907272, 5 * ARCSECOND);
    near(sun.distanceAu, 0.99760775, 2e-5);
  });
});

describe('apparentPlace', () => {
  const TABLE: readonly (readonly [
    jd: number,
    raHours: number,
    dec: number,
    ofDateHours: number,
    ofDateDec: number,
  ])[] = [
    [2460964.1, 4, -16.5, 4.019953, -16.423266],
    [2460964.2, 4, -16.5, 4.019953, -16.423268],
    [2460963.9, 22.5, -30, 22.52455, -29.867955],
    [2460964.25, 9, 10, 9.02317, 9.90091],
    [2460963.9, 4, -16.5, 4.019951, -16.423262],
  ];
  for (const [jd, raHours, dec, ofDateHours, ofDateDec] of TABLE) {
    it(`gives AstroImageJ's place of ${raHours} h ${dec} at ${jd}`, () => {
      const place = apparentPlace({ raDegrees: raHours * 15, decDegrees: dec }, jd);
      near(place.raDegrees / 15, ofDateHours, 5.5e-7);
      near(place.decDegrees, ofDateDec, 5.5e-7);
    });
  }

  it('stays regular at the poles', () => {
    for (const decDegrees of [90, -90]) {
      const place = apparentPlace({ raDegrees: 0, decDegrees }, 2460964);
      const moved = separationDegrees(place, { raDegrees: 0, decDegrees });
      assert.ok(moved > 0.1 && moved < 0.16, `${moved}`);
    }
  });
});
