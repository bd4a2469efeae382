import assert from 'node:assert/strict';
import { Standstill } from './standstill.js';

/** What each look says, at places reached and heads of the stream. */
function looks(...stands: [reached: number, head: number][]): boolean[] {
  const standstill = new Standstill();
  return stands.map(([reached, head]) => standstill.look(reached, head));
}

describe('a consumer that gives nothing', () => {
  it('stands still where what there was a look ago has not come', () => {
    assert.deepEqual(looks([27, 28], [27, 28]), [false, true]);
    assert.deepEqual(looks([0, 3], [0, 5], [0, 5]), [false, true, true]);
  });

  it('has nothing to give at the head', () => {
    assert.deepEqual(looks([28, 28], [28, 28], [28, 28]), [false, false, false]);
  });

  it('may not have given yet what came since', () => {
    assert.deepEqual(looks([28, 28], [28, 29], [29, 29]), [false, false, false]);
  });

  it('is at work where something came, though not all', () => {
    assert.deepEqual(looks([10, 900], [400, 900], [800, 900]), [false, false, false]);
  });
});
