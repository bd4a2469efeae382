import assert from 'node:assert/strict';
import { blockQueue, blocksOf } from './blockQueue.js';

describe('blocksOf', () => {
  it('covers every pixel once, whatever the sizes and the lead', () => {
    for (const pixelCount of [1, 7, 8, 9, 100]) {
      for (const blockPixels of [1, 8, 64]) {
        for (const lead of [0, 3, 7].filter((each) => each < blockPixels)) {
          const blocks = [...blocksOf(blockQueue(pixelCount, blockPixels, { lead }), () => {})];
          const covered = blocks.flatMap(({ start, count }) => Array.from({ length: count }, (_, i) => start + i));
          assert.deepEqual(covered, [...Array(pixelCount).keys()], `${pixelCount} by ${blockPixels}, lead ${lead}`);
          assert.ok(blocks.slice(1).every(({ start }) => (start + lead) % blockPixels === 0));
        }
      }
    }
  });

  it('is shared: what one thread took the other does not', () => {
    const queue = blockQueue(10, 4);
    const [first, second] = [blocksOf(queue, () => {}), blocksOf(queue, () => {})];
    const taken = [first.next(), second.next(), first.next(), second.next()].map(({ value }) => value?.start);
    assert.deepEqual(taken, [0, 4, 8, undefined]);
  });
});
