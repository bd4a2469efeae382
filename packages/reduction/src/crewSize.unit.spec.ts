import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { crewSize } from './crewSize.js';

describe('the size of a crew', () => {
  it('is a share of the processors, never more than four threads, never none', () => {
    const processors = availableParallelism();
    assert.equal(crewSize(), Math.min(4, processors));
    assert.equal(crewSize(processors), 1);
    assert.equal(crewSize(100 * processors), 1);
  });
});
