import assert from 'node:assert/strict';
import { mergeProjections, type Projection } from './projection.js';

function part(handlers: Projection['handlers'], unread?: Projection['unread']): Projection {
  return { streams: ['frames'], migrations: [], handlers, ...(unread && { unread }) };
}
const handled = { FrameMeasured: () => {}, FrameSolved: () => {} };

describe('fields of several parts that are not read', () => {
  it('are those that each part which handles the event leaves unread', () => {
    const { unread } = mergeProjections([
      part(handled, { FrameMeasured: ['stars', 'ladderPixels'], FrameSolved: ['attempts'] }),
      part({ FrameMeasured: () => {} }, { FrameMeasured: ['stars'] }),
      part({ ScanCompleted: () => {} }),
    ]);
    assert.deepEqual(unread, { FrameMeasured: ['stars'], FrameSolved: ['attempts'] });
  });

  it('are none where one of them reads all', () => {
    const { unread } = mergeProjections([
      part(handled, { FrameMeasured: ['stars'] }),
      part({ FrameMeasured: () => {} }),
    ]);
    assert.deepEqual(unread, {});
  });
});
