import { basename } from 'node:path';
import { csvText } from './csvText.js';
import { type Measured, type Measuring, measureParts, readParts } from './measureFrame.js';
import { progress } from './progress.js';
import { startedAhead } from './startedAhead.js';
import { writeTable } from './writeTable.js';

/** Frames that are read while another is measured. */
const AHEAD = 3;
const HEADINGS = ['frame', 'id', 'x', 'y', 'sum', 'area', 'sky', 'net', 'err'];

/** Measures the same stars on many frames into a table; gives a sentence for each frame that was left out. */
export async function photometryTable(paths: readonly string[], out: string, how: Measuring): Promise<string[]> {
  const rows: (string | number)[][] = [];
  const problems: string[] = [];
  let done = 0;
  for await (const [path, read] of startedAhead(paths, AHEAD, (each) => readParts(each, how))) {
    progress(done++, paths.length);
    if (!read.ok) problems.push(`${path}: ${read.fault.message}`);
    else for (const row of measureParts(read.value, how.request)) rows.push([basename(path), ...cellsOf(row)]);
  }
  progress(paths.length, paths.length);
  writeTable(out, csvText(HEADINGS, rows));
  return problems;
}

function cellsOf({ id, x, y, sum, area, sky, net, error }: Measured): (string | number)[] {
  return [id, x, y, sum, area, sky, net, error];
}
