import assert from 'node:assert/strict';
import type { SettingChange, SettingLine } from '../../../../server/src/domain/contract.js';
import { changedSentence, changeInShort, holdsSentence, outdatedSentence, settingsWith } from './settingWords.js';

const setting = (name: string, value: string, meaning: string): SettingLine => ({
  ...{ name, value, meaning, path: [name], isDefault: true, usual: '', origin: '', typed: value, locked: '' },
  input: { kind: 'text', choices: [], keys: [] },
});
const [gain, code] = [setting('cameras[1].gain', '1.2', 'e-/ADU'), setting('observer.code', 'ABC', 'AAVSO code')];
const change: SettingChange = {
  ...{
    at: '2026-01-02T03:04:05Z',
    setting: 'cameras[1].gain',
    before: '',
    after: '1.2',
    reason: 'measured',
    by: 'Ada',
  },
};

describe('settings in words', () => {
  it('are found by every word of their name, value or meaning', () => {
    const found = (words: string) => settingsWith([gain, code], words).map(({ name }) => name);
    assert.deepEqual(found(''), ['cameras[1].gain', 'observer.code']);
    assert.deepEqual(found('GAIN adu'), ['cameras[1].gain']);
    assert.deepEqual(found('abc aavso'), ['observer.code']);
    assert.deepEqual(found('gain code'), []);
  });

  it('tell who changed them, and from what to what', () => {
    assert.equal(changedSentence(change), 'Changed by Ada on 2026-01-02 03:04 UTC: measured');
    assert.equal(changeInShort(change), 'as it comes → 1.2');
    assert.equal(changeInShort({ ...change, before: 'a: 1\nb: 2' }), '2 lines → 1.2');
  });

  it('tell which services go by older ones', () => {
    assert.equal(outdatedSentence([]), null);
    assert.match(outdatedSentence(['ingest']) ?? '', /^ingest was started .* once it is started again\.$/);
    assert.match(outdatedSentence(['ingest', 'catalog', 'publisher']) ?? '', /^ingest, catalog and publisher were /);
    assert.match(holdsSentence(['ingest', 'catalog']), /^It holds once ingest and catalog are started again/);
  });
});
