import assert from 'node:assert/strict';
import { bjdTdb } from './barycentric.js';

const position = { raDegrees: 80.25, decDegrees: -32.5 };

describe('bjdTdb', () => {
  it('leaves the place on the Earth out without a site, which costs at most 21.3 ms', () => {
    const jd = 2461023.583680556;
    const site = { latitude: -36, longitude: -71, elevation: 200 };
    const difference = (bjdTdb(position, jd, site) - bjdTdb(position, jd)) * 86400;
    // With the star 58.3 degrees high the site is 6371 km times sin(altitude) nearer to it: 18.1 ms of light.
    assert.ok(Math.abs(difference - 0.0181) < 0.0002, `${difference}`);
  });

  it('takes 190 degrees east and 170 west as the same longitude', () => {
    const jd = 2461023.58;
    const east = bjdTdb(position, jd, { latitude: 10, longitude: 190, elevation: 0 });
    const west = bjdTdb(position, jd, { latitude: 10, longitude: -170, elevation: 0 });
    assert.ok(Math.abs(east - west) < 1e-9);
  });
});
