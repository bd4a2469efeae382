import assert from 'node:assert/strict';
import { mergeProjections } from '@wombat/eventlog';
import { event, revision, specifyProjection, TemporaryTables } from '@wombat/eventlog/testkit';
import {
  countPointChanges,
  knowsPointChange,
  lastPointChange,
  pointChanges,
  rejectedCounts,
  rejectedFrames,
} from './pointChanges.js';

const points = specifyProjection(pointChanges);
const rejected = event('PointsRejected', { frames: ['a', 'b'] }, { id: 'rejected' });
const restored = event('PointsRestored', { frames: ['a'] }, { id: 'restored' });
const requested = event('ReductionRequested', { reduction: revision(3) });

describe('point changes', () => {
  it('cling to raw frames: a new revision leaves them', () =>
    points.given(rejected, requested).thenRows({
      rejected_frame: [
        { sha256: 'a', scope: 'T1', reason_code: 'satellite', said_by: 'ABC' },
        { sha256: 'b', scope: 'T1', reason_code: 'satellite', said_by: 'ABC' },
      ],
    }));

  it('are taken back frame by frame, and both remain known', () =>
    points.given(rejected, restored).thenRows({
      rejected_frame: [{ sha256: 'b' }],
      point_change: [
        { event_id: 'rejected', rejected: 1, revision: 2, frames: 2 },
        { event_id: 'restored', rejected: 0, revision: 2, frames: 1 },
      ],
    }));

  it('have the last word on a frame where it is rejected again', () =>
    points
      .given(rejected, event('PointsRejected', { frames: ['a'], scope: 'frame', words: 'dew' }, { id: 'again' }))
      .thenRows({
        rejected_frame: [
          { sha256: 'a', scope: 'frame', words: 'dew' },
          { sha256: 'b', scope: 'T1', words: 'a train of them' },
        ],
      }));

  it('are not made again by an event that stands in the log twice', () =>
    points.given(rejected, restored).thenUnchangedBy(rejected));

  it('are told by series, the last one by target and night', async () => {
    const tables = await TemporaryTables.open(mergeProjections([pointChanges]));
    try {
      const v = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
      assert.equal(lastPointChange(tables.store, v), '');
      for (const one of [rejected, restored]) tables.append(one);
      const b = event('PointsRejected', { reduction: revision(1, { filter: 'B' }), frames: ['c'] }, { id: 'of B' });
      tables.append(b);
      assert.deepEqual([...rejectedFrames(tables.store, v).keys()], ['b']);
      assert.equal(lastPointChange(tables.store, v), 'of B');
      assert.deepEqual(
        ['V', 'B', 'R'].map((filter) => rejectedCounts(tables.store)({ ...v, filter })),
        [1, 1, 0],
      );
      assert.equal(lastPointChange(tables.store, { ...v, night: '20240102' }), '');
      assert.deepEqual(
        [countPointChanges(tables.store, v), countPointChanges(tables.store, { ...v, filter: 'B' })],
        [2, 1],
      );
      assert.deepEqual(
        ['of B', 'other'].map((id) => knowsPointChange(tables.store, id)),
        [true, false],
      );
    } finally {
      await tables.close();
    }
  });
});
