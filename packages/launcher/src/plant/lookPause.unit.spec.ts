import assert from 'node:assert/strict';
import { lookPause } from './lookPause.js';

it('a run is looked at often while it is young, and every two seconds at last', () => {
  assert.deepEqual([0, 15_000, 60_000, 120_000, 9_000_000].map(lookPause), [300, 300, 1_000, 2_000, 2_000]);
});
