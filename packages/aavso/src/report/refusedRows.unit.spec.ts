import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refusedRows } from './refusedRows.js';
import type { ReportHeader, ReportRow } from './reportRow.js';
import { writeReport } from './writeReport.js';

const header: ReportHeader = { observerCode: 'TST', software: 'wombatpipeline 0.1', date: 'JD', obsType: 'CCD' };
const good: ReportRow = {
  name: 'RW PsA',
  ...{ date: 2460964.5, mag: 11.2, magError: 0.01, band: 'V', transformed: false },
  ...{ comp: { kind: 'ensemble' }, check: null, airmass: 1.2, group: null, chart: 'X37313LN', notes: { fields: [] } },
};
const SECOND = 1 / 86400;
const rowAt = (seconds: number, own: Partial<ReportRow> = {}): ReportRow => ({
  ...good,
  date: good.date + seconds * SECOND,
  ...own,
});
const dates = (rows: readonly ReportRow[]) => {
  const written = writeReport(header, rows);
  assert.ok(written.ok, written.ok ? '' : written.fault.message);
  return [...written.value.matchAll(/^RW PsA,([\d.]+),/gm)].map(([, date]) => date);
};

describe('rows the AAVSO would refuse', () => {
  it('are told one by one, and the rest stands', () => {
    const rows = [
      rowAt(0),
      rowAt(60, { magError: 0.9994 }),
      rowAt(120, { magError: 0.9995 }),
      rowAt(180, { magError: 3 }),
      rowAt(240, { mag: 30.2 }),
      rowAt(300, { mag: Number.NaN }),
      rowAt(360),
    ];
    assert.deepEqual(refusedRows(rows), [
      { index: 2, faults: ['MERR 1.000 is not between 0 and 1'] },
      { index: 3, faults: ['MERR 3.000 is not between 0 and 1'] },
      { index: 4, faults: ['MAG 30.200 is not between -5 and 30'] },
      { index: 5, faults: ['MAG NaN is no number with a dot'] },
    ]);
  });

  it('are those of a name with the delimiter in it, with letters that are not ASCII, or that would be a comment', () => {
    for (const name of ['RW PsA, V', 'RW Psα', '#RW PsA'])
      assert.equal(refusedRows([rowAt(0, { name })]).length, 1, name);
  });

  it('are the later of two that are one observation, unless the earlier is refused itself', () => {
    assert.deepEqual(refusedRows([rowAt(0), rowAt(0), rowAt(60)]), [
      { index: 1, faults: ['the same star, time and band as another observation (DATE 2460964.50000)'] },
    ]);
    assert.deepEqual(
      refusedRows([rowAt(0, { magError: 2 }), rowAt(0)]).map(({ index }) => index),
      [0],
    );
  });
});

describe('the date of a row', () => {
  it('has five decimals, and as many more as exposures half a second or a hundredth apart need', () => {
    assert.deepEqual(dates([rowAt(0), rowAt(60)]), ['2460964.50000', '2460964.50069']);
    assert.deepEqual(dates([rowAt(0), rowAt(0.3)]), ['2460964.500000', '2460964.500003']);
    assert.deepEqual(dates([rowAt(0), rowAt(0.01)]), ['2460964.5000000', '2460964.5000001']);
    assert.deepEqual(dates([rowAt(0), rowAt(0.0018)]), ['2460964.50000000', '2460964.50000002']);
  });

  it('is as short as before where two bands share an exposure time', () => {
    assert.deepEqual(dates([rowAt(0), rowAt(0, { band: 'B' })]), ['2460964.50000', '2460964.50000']);
  });
});

describe('a report without the rows that would be refused', () => {
  const drawn = fc.record({
    seconds: fc.oneof(fc.double({ min: 0, max: 5, noNaN: true }), fc.integer({ min: 0, max: 3 })),
    mag: fc.oneof(fc.double({ min: 5, max: 20, noNaN: true }), fc.double()),
    magError: fc.oneof(fc.double({ min: 1e-9, max: 1.1, noNaN: true }), fc.double(), fc.constant(null)),
    name: fc.constantFrom('RW PsA', 'RW PsA', 'RW PsA', '#1', 'ä', 'A'.repeat(31)),
  });

  it('is one the AAVSO takes, whatever was measured', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 20 }), (some) => {
        const rows = some.map(({ seconds, ...own }) => rowAt(seconds, own));
        const refused = new Set(refusedRows(rows).map(({ index }) => index));
        const kept = rows.filter((_, index) => !refused.has(index));
        assert.ok(kept.length === 0 || writeReport(header, kept).ok);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
