import assert from 'node:assert/strict';
import { FrameMeta } from '@wombat/proto';
import { frameSite, siteDoubt } from './frameSite.js';

const HOME = { latitude: 49.88, longitude: -10.89, elevation: 300 };
const metaOf = (siteLatitude?: number, siteLongitude?: number, siteElevation?: number) =>
  FrameMeta.fromJSON({ siteLatitude, siteLongitude, siteElevation });

describe('frameSite', () => {
  it("is the frame's, else the configured one, else none", () => {
    assert.deepEqual(frameSite(metaOf(-31.27, 149.06, 1165), HOME), {
      latitude: -31.27,
      longitude: 149.06,
      elevation: 1165,
    });
    assert.deepEqual(frameSite(metaOf(), HOME), HOME);
    assert.equal(frameSite(metaOf(49.88), undefined), undefined);
  });

  it('has the configured height where the frame says 0 there, and only there', () => {
    assert.deepEqual(frameSite(metaOf(49.9, -10.9, 0), HOME), { latitude: 49.9, longitude: -10.9, elevation: 300 });
    assert.equal(frameSite(metaOf(49.9, -10.9, 12), HOME)?.elevation, 12);
    assert.equal(frameSite(metaOf(-31.27, 149.06, 0), HOME)?.elevation, 0);
    assert.equal(frameSite(metaOf(49.9, -10.9), undefined)?.elevation, 0);
  });
});

describe('siteDoubt', () => {
  it('is said where header and configuration are of two places', () => {
    assert.match(siteDoubt(metaOf(49.88, 10.89), HOME)[0] ?? '', /14 degrees from the configured one/);
    assert.deepEqual(siteDoubt(metaOf(49.9, 349.1), HOME), []);
    assert.deepEqual(siteDoubt(metaOf(), HOME), []);
    assert.deepEqual(siteDoubt(metaOf(49.88, 10.89), undefined), []);
  });
});
