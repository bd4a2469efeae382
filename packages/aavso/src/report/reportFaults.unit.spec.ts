import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { corpus } from '../testing/corpus.js';
import { REPORT_COLUMNS } from './reportColumns.js';
import { reportFaults } from './reportFaults.js';

const withoutLine = (fault: string) => fault.replace(/^line \d+: /, '');

describe('reportFaults', () => {
  for (const { name, text } of corpus('ok', 'report')) {
    it(`finds nothing in ${name}`, () => assert.deepEqual(reportFaults(text), []));
  }

  // Each of these files names its own faults in comments: those, and no others.
  for (const { name, text } of corpus('not-ok', 'report')) {
    it(`finds the faults of ${name}`, () => {
      const named = [...text.matchAll(/^# fault: (.*)$/gm)].map((match) => match[1] ?? '');
      assert.deepEqual(reportFaults(text).map(withoutLine).sort(), named.sort());
    });
  }

  it('knows the fifteen columns in order', () => {
    assert.equal(
      REPORT_COLUMNS.map(({ name }) => name).join(','),
      'NAME,DATE,MAG,MERR,FILT,TRANS,MTYPE,CNAME,CMAG,KNAME,KMAG,AMASS,GROUP,CHART,NOTES',
    );
  });

  it('says where a fault is', () => {
    const text = corpus('not-ok', 'report').find(({ name }) => name.includes('twice'))?.text ?? '';
    assert.deepEqual(reportFaults(text), ['line 9: the same star, time and band as line 8']);
  });

  it('lets OBSCODE and DATE change on the way', () => {
    const text = corpus('ok', 'report').find(({ name }) => name.includes('ensemble'))?.text ?? '';
    const row = text.trim().split('\n').at(-1) ?? '';
    const excel = row.replace('2460000.50000', '2023-02-25 00:00');
    assert.deepEqual(reportFaults(`${text}#OBSCODE=ABC\n#DATE=EXCEL\n${excel}\n`), []);
  });

  it('refuses an empty file', () => {
    assert.equal(reportFaults('').length, 7);
  });
});

describeUnless(skipWithout('fixtures/aavso'))('reportFaults on files of other programs', () => {
  const known: [string, string[]][] = [
    ['extended-format-V1117_Her-ensemble-transformed.VPhot.txt', []],
    ['extended-format-02391_ext.vast-automation.first40.txt', []],
    [
      'extended-format-TT_Cnc-single_comp-HJD-notes_subfields.Phoranso.txt',
      ['line 10: the column line says AIRMASS where AMASS stands'],
    ],
  ];
  for (const [name, faults] of known) {
    it(name, () => {
      const text = readFileSync(sharedPath(`fixtures/aavso/${name}`), 'utf8');
      assert.deepEqual(reportFaults(text), faults);
    });
  }
});
