import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseAll } from '@wombat/result';
import { itUnless, sharedPath, skipWithout, skipWithoutPrerequisite } from '@wombat/testdata';
import fc from 'fast-check';
import { AAVSO_BANDS, NEVER_TRANSFORMED } from './aavsoBands.js';
import { reportFaults } from './reportFaults.js';
import type { ReportHeader, ReportRow } from './reportRow.js';
import { writeReport } from './writeReport.js';

const header: ReportHeader = { observerCode: 'TST', software: 'wombatpipeline 0.1', date: 'JD', obsType: 'CCD' };

const ensembleRow: ReportRow = {
  name: 'RW PsA',
  date: 2460964.123456,
  mag: 11.23449,
  magError: 0.01234,
  band: 'V',
  transformed: false,
  comp: { kind: 'ensemble' },
  check: { id: '000-BDZ-100', mag: 11.7 },
  airmass: 1.0234567,
  group: null,
  chart: 'X37313LN',
  notes: {
    text: 'thin cloud, wind | Höhe 30',
    fields: [
      ['VMAGINS', -7.2444],
      ['NOBS', 3],
    ],
  },
};

const singleRow: ReportRow = {
  ...ensembleRow,
  band: 'TG',
  comp: { kind: 'single', id: '000-BBP-713', instrumentalMag: -9.5 },
  check: null,
  airmass: -1,
  group: 12,
  magError: null,
  notes: { fields: [] },
};

function text(rows: ReportRow[], head = header): string {
  const written = writeReport(head, rows);
  return written.ok ? written.value : assert.fail(written.fault.message);
}

function faults(row: Partial<ReportRow>, head: Partial<ReportHeader> = {}): string {
  const written = writeReport({ ...header, ...head }, [{ ...ensembleRow, ...row }]);
  return written.ok ? '' : written.fault.message;
}

describe('writeReport', () => {
  it('writes every cell in its form', () => {
    assert.equal(
      text([ensembleRow, singleRow], { ...header, comments: ['Site: Coonabarabran'] }),
      [
        '#TYPE=Extended',
        '#OBSCODE=TST',
        '#SOFTWARE=wombatpipeline 0.1',
        '#DELIM=,',
        '#DATE=JD',
        '#OBSTYPE=CCD',
        '#Site: Coonabarabran',
        '#NAME,DATE,MAG,MERR,FILT,TRANS,MTYPE,CNAME,CMAG,KNAME,KMAG,AMASS,GROUP,CHART,NOTES',
        'RW PsA,2460964.12346,11.234,0.012,V,NO,STD,ENSEMBLE,na,000-BDZ-100,11.700,1.023,na,X37313LN,' +
          '|VMAGINS=-7.2444|NOBS=3|thin cloud; wind / Hohe 30',
        'RW PsA,2460964.12346,11.234,na,TG,NO,STD,000-BBP-713,-9.500,na,na,na,12,X37313LN,na',
        '',
      ].join('\n'),
    );
  });

  it('does not write an error of nothing, nor an airmass below one', () => {
    assert.match(text([{ ...ensembleRow, magError: 0.0002, airmass: 0.9997 }]), /,0\.001,V,.*,1\.000,na,/);
  });

  const refused: [string, Partial<ReportRow>, RegExp][] = [
    ['a name that is too long', { name: 'A'.repeat(31) }, /NAME has 31 characters, 30 allowed/],
    ['a name with the delimiter', { name: 'RW PsA, V' }, /16 columns/],
    ['a name that hides the row', { name: '#RW PsA' }, /read as a comment/],
    ['a magnitude that is none', { mag: Number.NaN }, /MAG NaN/],
    ['an error of zero', { magError: 0 }, /MERR 0\.000 is not between 0 and 1/],
    ['a band AAVSO does not know', { band: 'Clear' }, /FILT Clear/],
    ['a transformed clear magnitude', { band: 'CV', transformed: true }, /cannot be TRANS=YES/],
    ['a group that is no whole number', { group: 1.5 }, /GROUP 1\.5/],
    ['a date that is not a Julian date', { date: 60964.5 }, /no Julian date/],
    ['an empty chart', { chart: '' }, /CHART is empty/],
    ['the target as its own check star', { check: { id: 'RW PsA', mag: 11 } }, /its own check star/],
  ];
  for (const [what, row, sentence] of refused) {
    it(`refuses ${what}`, () => assert.match(faults(row), sentence));
  }

  it('refuses no observations, two alike, and headers in disguise', () => {
    assert.deepEqual(writeReport(header, []), refuseAll(['no observations']));
    assert.equal(writeReport(header, [ensembleRow, ensembleRow]).ok, false);
    assert.match(faults({}, { comments: ['date = HJD'] }), /read as a header/);
    assert.match(faults({}, { observerCode: '' }), /no AAVSO observer code/);
  });
});

const rows = fc.uniqueArray(
  fc.record<ReportRow>({
    name: fc.constantFrom('SS Cyg', 'ASASSN-V J185256.94+581259.1', '000-BCP-220'),
    date: fc.integer({ min: 0, max: 1_000_000 }).map((n) => 2460000 + n / 100_000),
    mag: fc.double({ min: -4, max: 25, noNaN: true }),
    magError: fc.option(fc.double({ min: 1e-9, max: 0.99, noNaN: true })),
    band: fc.constantFrom(...Object.keys(AAVSO_BANDS)),
    transformed: fc.boolean(),
    comp: fc.oneof(
      fc.constant({ kind: 'ensemble' as const }),
      fc.double({ min: -20, max: 20, noNaN: true }).map((instrumentalMag) => ({
        kind: 'single' as const,
        id: '000-BBB-001',
        instrumentalMag,
      })),
    ),
    check: fc.option(
      fc.record({
        id: fc.constant('000-BBB-002'),
        mag: fc.option(fc.double({ min: -20, max: 25, noNaN: true })),
      }),
    ),
    airmass: fc.option(fc.double({ min: -1, max: 45, noNaN: true })),
    group: fc.option(fc.nat(99_999)),
    chart: fc.constantFrom('X37313LN', 'APASS DR10', 'na'),
    notes: fc.record({
      text: fc.string({ unit: 'binary', maxLength: 60 }),
      fields: fc.array(fc.tuple(fc.constantFrom('VMAGINS', 'KREFMAG'), fc.oneof(fc.string(), fc.float())), {
        maxLength: 4,
      }),
    }),
  }),
  { minLength: 1, maxLength: 12, selector: ({ name, date, band }) => `${name} ${date.toFixed(5)} ${band}` },
);
const lawful = rows.map((drawn) =>
  drawn.map((row) => ({ ...row, transformed: row.transformed && !NEVER_TRANSFORMED.has(row.band) })),
);

describe('writeReport and the validators', () => {
  it('writes nothing that the validator refuses, whatever the notes say', () => {
    fc.assert(
      fc.property(lawful, (drawn) => assert.deepEqual(reportFaults(text(drawn)), [])),
      { seed: 1, numRuns: 200 },
    );
  });

  const skip = skipWithout('accept/check_aavso_report.py') || skipWithoutPrerequisite('python3');
  itUnless(skip)('passes the acceptance check', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wombat-report-'));
    try {
      const samples = [[ensembleRow, singleRow], ...fc.sample(lawful, { seed: 1, numRuns: 25 })];
      const files = samples.map((sample, index) => {
        const file = join(folder, `${index}.txt`);
        writeFileSync(file, text(sample));
        return file;
      });
      const check = spawnSync('python3', [sharedPath('accept/check_aavso_report.py'), ...files], { encoding: 'utf8' });
      assert.equal(check.stdout, 'report ok\n');
      assert.equal(check.status, 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
