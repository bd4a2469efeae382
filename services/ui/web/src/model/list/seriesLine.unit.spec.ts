import assert from 'node:assert/strict';
import { sampleEntry } from '../testing/samples.js';
import { reductionNote } from './seriesLine.js';

const validation = (missing: string[]) => ({
  ...{ night: '20251015', targetName: 'XZ Cyg', filter: 'V', revision: 1, state: 'validate' as const },
  ...{ reportPath: 'a.txt', by: '', reason: '', missing, rejectedByPerson: 0 },
});

describe('why a series should be reduced again', () => {
  it('is that its files are gone, or else that settings or masters have changed, or a master failed', () => {
    const other = { otherSettings: true };
    assert.equal(reductionNote(sampleEntry()), '');
    assert.equal(reductionNote(sampleEntry({}, { validation: validation([]) })), '');
    assert.equal(reductionNote(sampleEntry(other)), 'made with other settings');
    assert.equal(reductionNote(sampleEntry({ otherMasters: 'flat: another' })), 'made with other masters');
    const failed = { failedMasters: 'no master bias: no worker brought it back' };
    assert.equal(reductionNote(sampleEntry(failed)), 'made without a master that failed');
    assert.equal(reductionNote(sampleEntry({ ...failed, otherMasters: 'bias: it came' })), 'made with other masters');
    assert.equal(
      reductionNote(sampleEntry(other, { validation: validation(['a.txt']) })),
      'its report is gone from the disk',
    );
  });
});
