import assert from 'node:assert/strict';
import { pageTitle } from './pageTitle.js';

describe('pageTitle', () => {
  it('tells how many wait', () => {
    assert.deepEqual([pageTitle(0), pageTitle(12)], ['wombat', '(12) wombat']);
  });
});
