import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readHeader } from '@wombat/fits/reading';
import { csvText } from './csvText.js';
import { type Measured, type Measuring, measureFrame } from './measureFrame.js';
import { progress } from './progress.js';

/** Headers read at the same time. */
const TOGETHER = 16;
const HEADINGS = ['frame', 'id', 'x', 'y', 'sum', 'area', 'sky', 'net', 'err'];

/** Measures the same stars on many frames into a table; gives a sentence for each frame that was left out. */
export async function photometryTable(paths: readonly string[], out: string, how: Measuring): Promise<string[]> {
  const rows: (string | number)[][] = [];
  const problems: string[] = [];
  for (let first = 0; first < paths.length; first += TOGETHER) {
    const some = paths.slice(first, first + TOGETHER);
    const headers = await Promise.all(some.map((path) => readHeader(path)));
    for (const [index, header] of headers.entries()) {
      const path = some[index] ?? '';
      progress(first + index, paths.length);
      const measured = header.ok
        ? await measureFrame(path, header.value, how)
        : { ok: false as const, problem: header.fault.message };
      if (!measured.ok) problems.push(`${path}: ${measured.problem}`);
      else for (const row of measured.value) rows.push([basename(path), ...cellsOf(row)]);
    }
  }
  progress(paths.length, paths.length);
  writeFileSync(out, csvText(HEADINGS, rows));
  return problems;
}

function cellsOf({ id, x, y, sum, area, sky, net, error }: Measured): (string | number)[] {
  return [id, x, y, sum, area, sky, net, error];
}
