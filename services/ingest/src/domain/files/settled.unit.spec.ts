import assert from 'node:assert/strict';
import { specify } from '@wombat/eventlog/testkit';
import { filesToBegin, fillingTimes, isNightSettled, isStill, type SeenFile, seenAgain } from './settled.js';

const NOW = 1_700_000_000_000;
const ago = (modified: number, since = 0): SeenFile => ({
  path: 'a.fits',
  size: 1,
  modifiedMilliseconds: NOW - modified * 1000,
  sinceMilliseconds: NOW - since * 1000,
});
const spec = specify((files: readonly SeenFile[], seconds: number) => isNightSettled(files, NOW, seconds));

describe('seenAgain', () => {
  const file = { path: 'a.fits', size: 1, modifiedMilliseconds: 5 };

  it('counts from the first time a file is seen as it is', () => {
    const first = seenAgain(file, undefined, NOW);
    assert.deepEqual(first, { ...file, sinceMilliseconds: NOW });
    assert.deepEqual(seenAgain(file, first, NOW + 5_000), first);
  });

  it('begins anew where size or time stamp have changed', () => {
    const first = seenAgain(file, undefined, NOW);
    for (const changed of [
      { ...file, size: 2 },
      { ...file, modifiedMilliseconds: 6 },
    ])
      assert.deepEqual(seenAgain(changed, first, NOW + 5_000), { ...changed, sinceMilliseconds: NOW + 5_000 });
  });
});

describe('isStill', () => {
  it('goes by the file or by what we have seen of it, whichever is longer', () => {
    assert.equal(isStill(ago(300, 0), NOW, 300), true);
    assert.equal(isStill(ago(0, 300), NOW, 300), true);
    assert.equal(isStill(ago(299.999, 299.999), NOW, 300), false);
  });

  it('is not held up by a clock that is ahead', () => {
    assert.equal(isStill(ago(-3_600, 300), NOW, 300), true);
    assert.equal(isStill(ago(-3_600, 10), NOW, 300), false);
  });

  it('holds at once where nothing is to be waited for', () => assert.equal(isStill(ago(0), NOW, 0), true));
});

describe('isNightSettled', () => {
  it('waits for the last of its files', () => {
    spec.given(ago(900), ago(400)).when(300).thenIs(true);
    spec.given(ago(900), ago(20), ago(400)).when(300).thenIs(false);
  });

  it('has nothing to wait for in a night without files', () => spec.given().when(300).thenIs(true));
});

describe('fillingTimes', () => {
  const times = (...members: SeenFile[]) => fillingTimes({ members, settleSeconds: 300 }, NOW);

  it('counts from the last file that came or changed', () =>
    assert.deepEqual(times(ago(900), ago(4), ago(60)), { lastFileSecondsAgo: 4, beginsInSeconds: 296 }));

  it('begins at once where the folder is still', () =>
    assert.deepEqual(times(ago(900), ago(301)), { lastFileSecondsAgo: 301, beginsInSeconds: 0 }));
});

describe('filesToBegin', () => {
  const named = (path: string, file: SeenFile) => ({ ...file, path });
  const begin = (begunSecondsAgo: number, ...files: SeenFile[]) =>
    filesToBegin(files, NOW, { begunMilliseconds: NOW - begunSecondsAgo * 1000, fileSettleSeconds: 10 });

  it('takes all of a night whose files are whole', () =>
    assert.deepEqual(begin(0, named('a', ago(20)), named('b', ago(10))), ['a', 'b']));

  it('waits for one that is being written, but not for those that keep coming', () => {
    const files = [named('a', ago(20)), named('b', ago(3))];
    assert.deepEqual(begin(0, ...files), []);
    assert.deepEqual(begin(9, ...files), []);
    assert.deepEqual(begin(10, ...files), ['a']);
  });
});
