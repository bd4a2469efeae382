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

describe('the time of arrivals', () => {
  it('is when somebody asks for it, for what nobody acts on', async () => {
    const arrivals = new Arrivals<number>();
    arrivals.press();
    const next = arrivals.take();
    arrivals.push(1, false);
    arrivals.push(2, false);
    arrivals.press();
    assert.deepEqual(await next, [1, 2]);
  });

  it('is that of the first that somebody acts on, with all that came before it', async () => {
    const arrivals = new Arrivals<number>();
    const next = arrivals.take();
    arrivals.push(1, false);
    arrivals.push(2, false);
    arrivals.push(3, true);
    assert.deepEqual(await next, [1, 2, 3]);
  });

  it('comes in the end for what nobody acts on', async () => {
    const arrivals = new Arrivals<number>();
    arrivals.push(1, false);
    assert.deepEqual(await arrivals.take(), [1]);
  });
});
