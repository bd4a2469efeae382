import type { photometry } from '@wombat/proto';
import { stringify } from 'csv-stringify/sync';
import type { ExportKind } from '../../domain/contract.js';
import { CURVE_COLUMNS, curveRows } from '../../domain/index.js';
import type { CurveToWrite } from './curveToWrite.js';
import { curveVotable } from './curveVotable.js';

export interface CurveFile {
  text: string;
  type: string;
  /** Of its name. */
  ending: string;
}

const WRITERS: Readonly<Record<ExportKind, (written: CurveToWrite) => CurveFile>> = {
  csv: ({ curve }) => ({ text: csvOf(curve), type: 'text/csv; charset=utf-8', ending: 'csv' }),
  json: (written) => ({ text: jsonOf(written), type: 'application/json; charset=utf-8', ending: 'json' }),
  votable: (written) => ({ text: curveVotable(written), type: 'application/x-votable+xml', ending: 'vot' }),
};

/** A light curve as a file for other programs. */
export function curveFile(kind: ExportKind, written: CurveToWrite): CurveFile {
  return WRITERS[kind](written);
}

function csvOf(curve: photometry.GetLightCurveResponse): string {
  const rows = curveRows(curve).map((cells) => cells.map((cell) => (cell === null ? '' : String(cell))));
  return stringify([CURVE_COLUMNS.map(({ name }) => name), ...rows]);
}

/** All that is known of the curve, as GET /api/lightcurve has it. */
function jsonOf({ series, curve }: CurveToWrite): string {
  return `${JSON.stringify({ ...series, ...curve }, null, 1)}\n`;
}
