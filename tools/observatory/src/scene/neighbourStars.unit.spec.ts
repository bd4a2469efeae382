import assert from 'node:assert/strict';
import { defaultNights } from '../nights/defaultNights.js';
import type { Neighbour } from '../nights/nightPlan.js';
import { compMagnitudes } from './fieldSky.js';
import { neighbourStars } from './neighbourStars.js';
import { onTangentPlane } from './skyPlane.js';

const BESIDE_COMP: Neighbour = {
  ...{ beside: '000-SIM-303', fainterMagnitudes: 2, separationArcsec: 9, positionAngleDegrees: 30 },
};

describe('the neighbours of a plan', () => {
  const plan = defaultNights.gsc05903({ neighbours: [BESIDE_COMP, { ...BESIDE_COMP, beside: 'target' }] });
  const [besideComp, besideTarget] = neighbourStars(plan);
  const comp = plan.sequence.comps.find(({ auid }) => auid === '000-SIM-303');
  assert.ok(besideComp !== undefined && besideTarget !== undefined && comp !== undefined);

  it('stand where they are put, east of north', () => {
    const place = onTangentPlane(besideComp, comp);
    assert.ok(place !== null && Math.abs(place.east - 4.5) < 1e-6 && Math.abs(place.north - 7.794229) < 1e-6);
  });

  it('are fainter than the star they stand beside by the same in every band', () => {
    assert.ok(Math.abs(besideComp.magnitudes.B - compMagnitudes(comp).B - 2) < 1e-9);
    assert.ok(Math.abs(besideTarget.magnitudes.V - plan.target.brightest.V - 2) < 1e-9);
  });

  it('are none in the ready nights, and stand beside stars there are', () => {
    assert.deepEqual(neighbourStars(defaultNights.xzCyg()), []);
    const beside = (star: string) => defaultNights.xzCyg({ neighbours: [{ ...BESIDE_COMP, beside: star }] });
    assert.throws(() => neighbourStars(beside('000-SIM-999')), /no 000-SIM-999/);
  });
});
