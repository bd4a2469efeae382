import assert from 'node:assert/strict';
import { joinReports, readReport } from './readReport.js';

const HEAD = ['#TYPE=Extended', '#OBSCODE=ABC', '#SOFTWARE=wombatpipeline', '#DELIM=,', '#DATE=JD', '#OBSTYPE=CCD'];
const COLUMNS = '#NAME,DATE,MAG,MERR,FILT,TRANS,MTYPE,CNAME,CMAG,KNAME,KMAG,AMASS,GROUP,CHART,NOTES';
const row = (jd: string, band = 'V') =>
  `XZ Cyg,${jd},9.105,0.010,${band},NO,STD,ENSEMBLE,na,000-BCG-990,8.204,1.100,na,X37313LN,na`;
const report = (rows: string[], head = HEAD) => `${[...head, ...rows].join('\n')}\n`;

function read(text: string) {
  const report = readReport(text);
  if (!report.ok) throw new Error(report.fault.message);
  return report.value;
}

describe('readReport', () => {
  it('takes a report apart into what stands above the observations, and these', () => {
    const { headers, head, rows } = read(report([row('2461000.50000'), row('2461000.60000')], [...HEAD, '#a comment']));
    assert.deepEqual(
      [headers.get('OBSCODE'), head.length, rows],
      ['ABC', 7, [row('2461000.50000'), row('2461000.60000')]],
    );
  });

  it('refuses what breaks a rule, and headers between the rows', () => {
    assert.equal(readReport(report([])).ok, false);
    assert.equal(readReport(report([row('yesterday')])).ok, false);
    assert.equal(readReport(report([row('2461000.50000'), '#DATE=HJD', row('2461000.60000')])).ok, false);
  });
});

describe('joinReports', () => {
  it('puts the rows of all below one head, in which each says its own, line by line as they were', () => {
    const one = read(report([row('2461000.50000')], [...HEAD, '#first', '#of both', COLUMNS]));
    const two = read(
      report([row('2461000.50000', 'B'), row('2461000.60000', 'B')], [...HEAD, '#second', '#of both', COLUMNS]),
    );
    const joined = joinReports([one, two]);
    const rows = [row('2461000.50000'), row('2461000.50000', 'B'), row('2461000.60000', 'B')];
    assert.equal(joined.ok && joined.value, report(rows, [...HEAD, '#first', '#of both', '#second', COLUMNS]));
  });

  it('leaves one report as it is', () => {
    const one = read(report([row('2461000.50000')], [...HEAD, '#first']));
    assert.deepEqual(joinReports([one]), { ok: true, value: report([row('2461000.50000')], [...HEAD, '#first']) });
  });

  it('refuses reports that say different things of themselves, the same observation twice, and nothing', () => {
    const one = read(report([row('2461000.50000')]));
    const other = read(
      report(
        [row('2461000.60000')],
        HEAD.map((line) => line.replace('=JD', '=HJD')),
      ),
    );
    for (const reports of [[one, other], [one, one], [], [{ ...one, rows: [] }]])
      assert.equal(joinReports(reports).ok, false);
  });
});
