import { readReport } from '@wombat/aavso';
import type { ReportedSeries } from '../fileToSend.js';
import { rowKey } from '../observation.js';

/** SHA-256 of an invented frame. */
export function frameHash(number: number, filter = 'V'): string {
  return `${filter.charCodeAt(0).toString(16)}${number.toString(16).padStart(4, '0')}`.padEnd(64, '5');
}

interface Invented {
  filter?: string;
  rows?: number;
  code?: string;
  name?: string;
  auid?: string;
  date?: string;
  /** How many days after the first night. */
  day?: number;
}

/** The text of an invented report. */
export function reportText({
  filter = 'V',
  rows = 3,
  code = 'ABC',
  name = 'XZ Cyg',
  date = 'JD',
  day = 0,
}: Invented = {}): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const jd = (2461000.5 + day + index / 1440).toFixed(5);
    return `${name},${jd},9.${100 + index},0.010,${filter},NO,STD,ENSEMBLE,na,000-BCG-990,8.204,1.100,na,X37313LN,na`;
  });
  const head = ['#TYPE=Extended', `#OBSCODE=${code}`, '#SOFTWARE=test', '#DELIM=,', `#DATE=${date}`, '#OBSTYPE=CCD'];
  return `${[...head, ...lines].join('\n')}\n`;
}

/** A series of XZ Cyg, one frame a row. */
export function reportedSeries(invented: Invented = {}): ReportedSeries {
  const { filter = 'V', rows = 3, name = 'XZ Cyg', auid = '000-BCH-041' } = invented;
  const report = readReport(reportText(invented));
  if (!report.ok) throw new Error(report.fault.message);
  return {
    ...{ night: '20251015', targetName: 'XZ_Cyg', filter, revision: 1, attempt: 1, reportSha256: 'abc' },
    star: { name, auid },
    report: report.value,
    rows: Array.from({ length: rows }, (_, index) => rowKey([frameHash(index, filter)])),
  };
}
