import assert from 'node:assert/strict';
import { sampleEntry } from '../testing/samples.js';
import { chipCounts, linesOf, listItems, nextLine, type Sort, wishedLines } from './seriesGroups.js';

const digest = (testsFailed: number, testsUnknown = 0) => ({
  ...{ revision: 1, points: 68, pointsOf: 71, testsFailed, testsUnknown, tests: 11 },
  ...{ worst: null, sketch: [9, 9.1], otherSettings: false },
});
const lines = linesOf([
  sampleEntry({ filter: 'V' }, { digest: digest(1) }),
  sampleEntry({ filter: 'B' }, { digest: digest(0, 1) }),
  sampleEntry({ date: '20251016', targetName: 'AE Aqr' }, { digest: digest(0) }),
  sampleEntry({ targetName: 'T CrB', apphot: 'nocomps' }),
  sampleEntry({ targetName: 'field7', apphot: 'novsx' }),
  sampleEntry({ targetName: 'R Leo', apphot: undefined, proc: undefined }),
  sampleEntry({ targetName: 'SS Cyg', submitted: 'usrrej' }),
]);
const wished = (sort: Sort, search = '') => wishedLines(lines, { chip: 'waiting', sort, search });
const names = (sort: Sort, search = '') =>
  wished(sort, search).map(({ key, star, filter }) => `${key.night} ${star} ${filter}`);

describe('the list of series', () => {
  it('counts what waits, wants a name, is halted, worked on, or decided', () => {
    assert.deepEqual(chipCounts(lines), { waiting: 3, unnamed: 1, halted: 1, working: 1, decided: 1 });
  });

  it('is in the order that is wished for', () => {
    assert.deepEqual(names('newest'), ['20251016 AE Aqr V', '20251015 XZ Cyg B', '20251015 XZ Cyg V']);
    assert.deepEqual(names('worst'), ['20251015 XZ Cyg V', '20251015 XZ Cyg B', '20251016 AE Aqr V']);
    assert.deepEqual(names('star'), ['20251016 AE Aqr V', '20251015 XZ Cyg B', '20251015 XZ Cyg V']);
  });

  it('finds by star, filter and night, all words of it', () => {
    assert.deepEqual(names('newest', 'cyg b'), ['20251015 XZ Cyg B']);
    assert.deepEqual(names('newest', '2025-10-16'), ['20251016 AE Aqr V']);
    assert.deepEqual(names('newest', 'cyg 2025-10-16'), []);
  });

  it('heads every night, and lets the filters of a star follow it', () => {
    const items = listItems(wished('newest'), 'newest').map((item) =>
      item.kind === 'night' ? item.text : `${item.first ? '' : '+'}${item.line.filter}`,
    );
    assert.deepEqual(items, ['2025-10-16', 'V', '2025-10-15', 'B', '+V']);
    assert.ok(listItems(wished('worst'), 'worst').every(({ kind }) => kind === 'series'));
  });

  it('says points, frames, and how the tests went', () => {
    const told = wished('newest').map(({ points, tests, tone }) => [points, tests, tone]);
    assert.deepEqual(told, [
      ['68/8', 'all 11 tests passed', 'good'],
      ['68/8', '10 of 11 tests passed', 'unsure'],
      ['68/8', '1 of 11 tests failed', 'bad'],
    ]);
  });

  it('goes round, and nowhere where there is no other', () => {
    const [first, , last] = wished('newest');
    assert.equal(nextLine(wished('newest'), last?.id ?? null)?.id, first?.id);
    assert.equal(nextLine(wished('newest'), first?.id ?? null, -1)?.id, last?.id);
    assert.equal(nextLine(wished('newest'), null)?.id, first?.id);
    assert.equal(nextLine(wished('newest', 'cyg b'), wished('newest', 'cyg b')[0]?.id ?? null), null);
    assert.equal(nextLine([], null), null);
  });
});
