import assert from 'node:assert/strict';
import { startedAhead } from './startedAhead.js';

describe('startedAhead', () => {
  it('hands out every item in order and has only so many under way', async () => {
    const started: number[] = [];
    const seen: [number, number, number][] = [];
    const work = startedAhead([1, 2, 3, 4, 5], 2, async (item) => {
      started.push(item);
      return item * 10;
    });
    for await (const [item, result] of work) seen.push([item, result, started.length]);
    assert.deepEqual(seen, [
      [1, 10, 3],
      [2, 20, 4],
      [3, 30, 5],
      [4, 40, 5],
      [5, 50, 5],
    ]);
  });

  it('throws a failure when its turn comes, not before', async () => {
    const seen: number[] = [];
    const work = async () => {
      for await (const [item] of startedAhead([1, 2, 3], 2, async (item) => {
        if (item === 2) throw new Error('two');
        return item;
      }))
        seen.push(item);
    };
    await assert.rejects(work, /two/);
    assert.deepEqual(seen, [1]);
  });

  it('has nothing to do without items', async () => {
    const seen: number[] = [];
    for await (const [item] of startedAhead([], 2, async (item: number) => item)) seen.push(item);
    assert.deepEqual(seen, []);
  });
});
