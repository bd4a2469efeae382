import assert from 'node:assert/strict';
import { inOrder } from './inOrder.js';

async function toldOf<Made>(made: AsyncIterable<Made>): Promise<Made[]> {
  const told: Made[] = [];
  for await (const one of made) told.push(one);
  return told;
}

describe('what is made in order', () => {
  it('is told so, whichever is ready first', async () => {
    const ready = [1, 2, 3].map(() => Promise.withResolvers<string>());
    const told = toldOf(inOrder(ready, 3, ({ promise }) => promise));
    ready[2]?.resolve('c');
    ready[1]?.resolve('b');
    ready[0]?.resolve('a');
    assert.deepEqual(await told, ['a', 'b', 'c']);
  });

  it('is never more at once than was said, and as many where there are', async () => {
    let [now, most] = [0, 0];
    const make = async (item: number) => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now--;
      return item;
    };
    assert.deepEqual(await toldOf(inOrder([1, 2, 3, 4, 5], 2, make)), [1, 2, 3, 4, 5]);
    assert.equal(most, 2);
    assert.deepEqual(await toldOf(inOrder([], 2, make)), []);
  });

  it('is told up to what throws, after which nothing is begun', async () => {
    const begun: number[] = [];
    const make = async (item: number) => {
      begun.push(item);
      if (item === 2) throw new Error('two');
      return item;
    };
    const told: number[] = [];
    await assert.rejects(async () => {
      for await (const one of inOrder([1, 2, 3, 4, 5, 6], 2, make)) told.push(one);
    }, /two/);
    assert.deepEqual(told, [1]);
    assert.ok(!begun.includes(5));
  });
});
