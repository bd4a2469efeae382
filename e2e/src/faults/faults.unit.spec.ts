import assert from 'node:assert/strict';
import type { TrialResult } from './campaign.js';
import { differences } from './differences.js';
import { faultTables } from './faultTables.js';
import { FAULT_KINDS } from './registry.js';
import { faultsRequest } from './request.js';

const END = {
  rows: { target: [{ filter: 'V', reported: 3 }], frame: [{ path: 'a' }, { path: 'b' }] },
  products: { 'a.fits': '01', 'report.txt': '02' },
};

const trial = (changes: Partial<TrialResult>): TrialResult => ({
  ...{ seed: 1, kind: 'kill-one', did: 'x', struck: true, code: 0, seconds: 9, differences: [], output: '' },
  ...changes,
});

describe('two ends of a night', () => {
  it('are the same', () => assert.deepEqual(differences(END, structuredClone(END)), []));

  it('differ in a row, a lost one, a file that is missing, too many, or has other bytes', () => {
    const found = {
      rows: { target: [{ filter: 'V', reported: 2 }], frame: [{ path: 'a' }] },
      products: { 'report.txt': '03', '.x.tmp': '04' },
    };
    assert.deepEqual(differences(END, found), [
      'table target: 1 rows missing {"filter":"V","reported":3}, 1 added {"filter":"V","reported":2}',
      'table frame: 1 rows missing {"path":"b"}, 0 added ',
      'file .x.tmp is too many',
      'file a.fits is missing',
      'file report.txt has other bytes',
    ]);
    assert.equal(differences(END, { ...END, rows: {} }).length, 2, 'tables that are not there');
  });
});

describe('the table of faults', () => {
  it('counts by kind what struck, how it ended, and leaves out what came too late and is the same', () => {
    const table = faultTables([
      trial({}),
      trial({ code: -1 }),
      trial({ struck: false }),
      trial({ struck: false, differences: ['file b is missing'] }),
      trial({ differences: ['file a is missing'] }),
      trial({ kind: 'quota', code: null, differences: ['the run did not end within 9 s', 'file a is missing'] }),
    ]);
    const row = (what: string, numbers: string) => assert.ok(table.includes(`| ${what} | ${numbers} |\n`), table);
    row(FAULT_KINDS['kill-one'].what, '4 | 2 | 2 | 0 | 0: 3, killed: 1');
    row(FAULT_KINDS.quota.what, '1 | 0 | 0 | 1 | ended: 1');
    row('all', '5 | 2 | 2 | 1 | 0: 3, ended: 1, killed: 1');
    assert.equal(table.split('\n').length, 6);
  });
});

describe('the words after bench faults', () => {
  it('name seeds and kinds, or results', () => {
    const read = faultsRequest(['--seeds', '41-43', '--kinds', 'quota,kill-one']);
    assert.ok(read.ok);
    assert.deepEqual(
      [read.value.seeds, read.value.kinds],
      [
        [41, 42, 43],
        ['kill-one', 'quota'],
      ],
    );
    const usual = faultsRequest([]);
    assert.ok(usual.ok);
    assert.deepEqual([usual.value.seeds.length, usual.value.kinds], [20, Object.keys(FAULT_KINDS)]);
    const shown = faultsRequest(['--from', 'a.json,b.json', '--into', 'page.md']);
    assert.deepEqual(shown.ok && [shown.value.from, shown.value.page], [['a.json', 'b.json'], 'page.md']);
  });

  it('are refused with what would be right', () => {
    for (const words of [['--seeds', 'x'], ['--seeds', '9-5'], ['--kinds', 'flood'], ['--into', 'p.md'], ['--fast']])
      assert.equal(faultsRequest(words).ok, false, words.join(' '));
  });
});
