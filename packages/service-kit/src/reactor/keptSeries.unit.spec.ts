import assert from 'node:assert/strict';
import { KeptSeries } from './keptSeries.js';
import type { SeriesRow } from './seriesRow.js';

const series = (targetName: string, attempt = 1): SeriesRow => ({
  ...{ night: '20240101', targetName, filter: 'V', revision: 1, attempt, eventId: 'requested' },
});

function bench(frames = 1) {
  const store = { replacements: 0 };
  const read: string[] = [];
  const wish = { anew: false };
  const kept = new KeptSeries<SeriesRow, { frames: readonly number[]; renewed: number }>(store, {
    read: ({ targetName }) => {
      read.push(targetName);
      return { frames: Array.from({ length: frames }, (_, index) => index), renewed: 0 };
    },
    renew: (before) => (wish.anew ? null : { ...before, renewed: before.renewed + 1 }),
  });
  return { kept, store, read, wish };
}

describe('what was read of a series', () => {
  it('is read once and then brought up to date', () => {
    const { kept, read } = bench();
    assert.deepEqual(
      [1, 2, 3].map(() => kept.of(series('a')).renewed),
      [0, 1, 2],
    );
    kept.of(series('b'));
    kept.of(series('a', 2));
    assert.deepEqual(read, ['a', 'b', 'a']);
  });

  it('is read again where other rows changed, and where another file took the place of the tables', () => {
    const { kept, read, store, wish } = bench();
    kept.of(series('a'));
    wish.anew = true;
    assert.equal(kept.of(series('a')).renewed, 0);
    wish.anew = false;
    kept.of(series('b'));
    store.replacements++;
    kept.of(series('a'));
    kept.of(series('b'));
    assert.deepEqual(read, ['a', 'a', 'b', 'a', 'b']);
  });

  it('is kept of ten thousand frames, those of the series asked for last', () => {
    const { kept, read } = bench(4_000);
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) kept.of(series(name));
    assert.deepEqual(read, ['a', 'b', 'c', 'b']);
    const large = bench(20_000);
    for (const name of ['a', 'a']) large.kept.of(series(name));
    assert.deepEqual(large.read, ['a']);
  });
});
