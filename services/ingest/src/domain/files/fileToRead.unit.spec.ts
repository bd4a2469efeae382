import assert from 'node:assert/strict';
import { isNews, isToBeRead, type KnownFact, secondsToNextTry } from './fileToRead.js';

const listed = { size: 2880, modifiedMilliseconds: 1000, role: 'light' } as const;
const known: KnownFact = { size: 2880, sha256: 'ab', state: 'measured' };
const read = { size: 2880, modifiedMilliseconds: 1000 };

describe('isToBeRead', () => {
  it('reads what is new, of another size, or changed since it was read', () => {
    assert.equal(isToBeRead(listed, null, null), true);
    assert.equal(isToBeRead(listed, { ...known, size: 5760 }, read), true);
    assert.equal(isToBeRead({ ...listed, modifiedMilliseconds: 999 }, known, read), true);
    assert.equal(isToBeRead(listed, known, read), false);
  });

  it('takes what was read before that was kept as it is, unless it was no good', () => {
    assert.equal(isToBeRead(listed, known, null), false);
    assert.equal(isToBeRead(listed, { ...known, state: 'broken' }, null), true);
  });

  it('reads once what a stage found to be other bytes', () => {
    const changed: KnownFact = { ...known, state: 'failed', failureCode: 'changed' };
    assert.equal(isToBeRead(listed, changed, null), true);
    assert.equal(isToBeRead(listed, changed, read), false);
    assert.equal(isToBeRead(listed, { ...changed, failureCode: 'size' }, null), false);
  });

  it('reads what was no frame by its place and is one by the rules of today, and the other way round', () => {
    const ignored: KnownFact = { ...known, sha256: '', state: 'ignored' };
    assert.equal(isToBeRead(listed, ignored, null), true);
    assert.equal(isToBeRead({ ...listed, role: 'ignored' }, ignored, null), false);
    assert.equal(isToBeRead({ ...listed, role: 'ignored' }, known, read), true);
  });
});

describe('isNews', () => {
  it('is a file that is new, has other bytes, or is used otherwise', () => {
    const found: KnownFact = { ...known, state: 'accepted' };
    assert.equal(isNews(found, null), true);
    assert.equal(isNews(found, known), false);
    assert.equal(isNews({ ...found, sha256: 'cd' }, known), true);
    assert.equal(isNews(found, { ...known, state: 'broken' }), true);
    assert.equal(isNews({ ...found, state: 'ignored' }, known), true);
  });
});

describe('secondsToNextTry', () => {
  it('grows to ten minutes', () =>
    assert.deepEqual([1, 2, 3, 7, 8, 50].map(secondsToNextTry), [5, 10, 20, 320, 600, 600]));
});
