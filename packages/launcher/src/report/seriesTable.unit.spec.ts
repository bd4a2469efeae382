import assert from 'node:assert/strict';
import type { ingest } from '@wombat/proto';
import { seriesTable } from './seriesTable.js';

const state = (changes: Partial<ingest.SeriesState>): ingest.SeriesState => ({
  date: '20171219',
  targetName: 'HAT-P-32',
  filter: 'Clear',
  band: 'CV',
  numImages: 81,
  revision: 1,
  proc: 'done',
  procBias: 'nocal',
  procDark: 'nocal',
  procFlat: 'nocal',
  apphot: 'validate',
  otherSettings: false,
  otherMasters: '',
  reason: '',
  ...changes,
});

describe('the table of series', () => {
  it('shows what would not be seen of a name, or would steer the terminal', () => {
    const names = ['SS Cyg ', 'TT\u001b[2JAri', '\u202egyC SS'].map(
      (targetName) => seriesTable({ series: [state({ targetName })], unusable: [] })[1],
    );
    for (const [index, shown] of ['SS Cyg\\u0020', 'TT\\u001b[2JAri', '\\u202egyC SS'].entries())
      assert.ok(names[index]?.includes(shown), shown);
  });

  it('gives what a series went on without as a reason too, after why it is halted', () => {
    const failedMasters = 'no master bias: no worker brought it back';
    const ends = [state({ failedMasters }), state({ failedMasters, reason: 'no chart' })].map(
      (series) => seriesTable({ series: [series], unusable: [] })[1],
    );
    assert.match(ends[0] ?? '', / {2}no master bias: no worker brought it back$/);
    assert.match(ends[1] ?? '', / {2}no chart; no master bias: no worker brought it back$/);
  });

  it('stands in columns, with a dash where nothing is known and the reason at the end', () => {
    const lines = seriesTable({
      series: [
        state({}),
        state({ targetName: 'T CrB', filter: 'V', apphot: 'novsp', reason: 'no chart within 1 degree' }),
      ],
      unusable: [],
    });
    assert.equal(lines.length, 3);
    const [heading = '', first = '', second = ''] = lines;
    for (const [name, word] of [
      ['TARGET', 'HAT-P-32'],
      ['FRAMES', '81'],
      ['APPHOT', 'validate'],
      ['SUBMITTED', '-'],
    ] as const) {
      assert.equal(first.indexOf(word, heading.indexOf(name)), heading.indexOf(name));
    }
    assert.ok(second.endsWith('no chart within 1 degree'));
    assert.ok(lines.every((line) => line === line.trimEnd()));
  });

  it('is followed by lights of which there is no series', () => {
    const left = { date: '20251015', targetName: 'XZ Cyg', frames: 6, firstPath: 'a.fits', reason: 'it is empty' };
    const tables = [[], [state({})]].map((series) => seriesTable({ series, unusable: [left] }));
    for (const lines of tables)
      assert.match(lines.at(-1) ?? '', /^none of the 6 lights of XZ Cyg 20251015 can be used/);
    assert.deepEqual(tables[0]?.length, 2);
  });

  it('says so when there is none', () => {
    assert.match(seriesTable({ series: [], unusable: [] }).join(), /No series yet/);
  });
});
