import assert from 'node:assert/strict';
import { KNOWN_VERSIONS, newerVersions, newestVersions } from './knownVersions.js';

describe('newerVersions', () => {
  it('are none of a program that writes the same, less, or older ones', () => {
    assert.deepEqual(newerVersions(KNOWN_VERSIONS), []);
    assert.deepEqual(newerVersions({ FrameMeasured: 1 }), []);
    assert.equal(KNOWN_VERSIONS.FrameMeasured, 2);
  });

  it('are types that are unknown, and versions that are higher', () => {
    const known = { FrameSolved: 2, FrameMeasured: 2 };
    const written = { FrameSolved: 2, FrameMeasured: 3, NightForgotten: 1 };
    assert.deepEqual(newerVersions(written, known), [
      'FrameMeasured of version 3, here 2',
      'NightForgotten, unknown here',
    ]);
  });
});

describe('newestVersions', () => {
  it('are the highest of both, whichever knows the type', () => {
    assert.deepEqual(newestVersions({ A: 1, B: 3 }, { B: 2, C: 1 }), { A: 1, B: 3, C: 1 });
  });
});
