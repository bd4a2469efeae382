import assert from 'node:assert/strict';
import { mastersInWords } from './mastersInWords.js';

const words = (procBias: string, procDark: string, procFlat: string) =>
  mastersInWords({ date: '20251015', procBias, procDark, procFlat });

describe('mastersInWords', () => {
  it('says whose masters were used, and which were missing', () => {
    assert.equal(words('20251015', '20251015', '20251015'), 'bias, dark, flat of this night');
    assert.equal(words('20251014', 'nocal', '20251015'), 'bias of 2025-10-14; no dark; flat of this night');
    assert.equal(words('nocal', 'nocal', 'nocal'), 'no bias, no dark, no flat');
    assert.equal(words('done', 'done', '20251015'), 'bias, dark done before; flat of this night');
    assert.equal(words('', '', ''), '');
  });
});
