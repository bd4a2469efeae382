import assert from 'node:assert/strict';
import { isSynchronised } from './isSynchronised.js';

describe('whether the clock is set by the network', () => {
  it('is what the system says, and not known where it says nothing of the kind', () => {
    assert.deepEqual(['yes\n', 'no\n', '', 'n/a', 'System has not been booted'].map(isSynchronised), [
      ...[true, false],
      ...[null, null, null],
    ]);
  });
});
