import assert from 'node:assert/strict';
import { NO_EDITS, type PointEdit, redoOf, undoOf, withEdit } from './editHistory.js';

const edit = (frame: string): PointEdit => ({
  kind: 'reject',
  frames: [frame],
  scope: 'frame',
  reasonCode: 'cloud',
  words: '',
});

describe('what a person did to points', () => {
  it('is taken back and done again in order', () => {
    const two = withEdit(withEdit(NO_EDITS, edit('a')), edit('b'));
    const undone = undoOf(two);
    assert.deepEqual(undone?.edit, { ...edit('b'), kind: 'restore' });
    const redone = redoOf(undone?.after ?? NO_EDITS);
    assert.deepEqual([redone?.edit, redone?.after], [edit('b'), two]);
  });

  it('forgets what was undone once something else is done', () => {
    const after = undoOf(withEdit(NO_EDITS, edit('a')))?.after ?? NO_EDITS;
    assert.equal(redoOf(withEdit(after, edit('c'))), null);
  });

  it('has nothing before anything was done', () => {
    assert.deepEqual([undoOf(NO_EDITS), redoOf(NO_EDITS)], [null, null]);
  });
});
