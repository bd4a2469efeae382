import assert from 'node:assert/strict';
import type { FrameMeta } from '@wombat/proto';
import { doneTo, lettersOf } from './stepsDone.js';
import { sampleMeta } from './testing/sampleFrames.js';

const letters = (meta: Partial<FrameMeta>) => lettersOf(doneTo(sampleMeta(meta)));

describe('what had been done to a frame', () => {
  it('is nothing, or what its header says', () => {
    assert.equal(letters({}), '');
    assert.equal(letters({ calibrated: true, biasDone: true, flatDone: true }), 'BF');
    assert.equal(letters({ calibrated: true, biasDone: true, darkDone: true, flatDone: true }), 'BDF');
  });

  it('is the bias too where it is the dark', () => assert.equal(letters({ calibrated: true, darkDone: true }), 'BD'));

  it('is all of it in facts that do not tell the steps apart', () =>
    assert.equal(letters({ calibrated: true }), 'BDF'));
});
