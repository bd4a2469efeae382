import assert from 'node:assert/strict';
import { Arrivals } from './arrivals.js';

describe('arrivals', () => {
  it('are taken together, in their order, and once', async () => {
    const arrivals = new Arrivals<number>();
    for (const one of [1, 2, 3]) arrivals.push(one);
    assert.deepEqual(await arrivals.take(), [1, 2, 3]);
    const next = arrivals.take();
    arrivals.push(4);
    arrivals.push(5);
    assert.deepEqual(await next, [4, 5]);
  });

  it('are none after the end, which whoever waits is told', async () => {
    const arrivals = new Arrivals<number>();
    const waiting = arrivals.take();
    arrivals.end();
    assert.equal(await waiting, null);
    arrivals.push(1);
    assert.equal(await arrivals.take(), null);
  });

  it('end with the first error, and what was not taken is dropped', async () => {
    const arrivals = new Arrivals<number>();
    arrivals.push(1);
    arrivals.end(new Error('gone'));
    arrivals.end();
    await assert.rejects(arrivals.take(), { message: 'gone' });
    await assert.rejects(arrivals.take(), { message: 'gone' });
  });
});
