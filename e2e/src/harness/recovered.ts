import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '@wombat/imaging';
import type { NightTruth } from '@wombat/observatory';

/** One report of a simulated night against its truth; magnitudes, recovered minus true, medians over the night. */
export interface Recovered {
  band: string;
  transformed: boolean;
  points: number;
  target: number;
  check: number;
}

/**
 * Every AAVSO report below a data folder, compared with what the night was made from: an independent look at the
 * product. `madeIn` tells in which band the night was made that is reported in another.
 */
export function recovered(data: string, truth: NightTruth, madeIn: Readonly<Record<string, string>> = {}): Recovered[] {
  return reportsBelow(data).map((report) => compare(report, truth, madeIn));
}

/** Every AAVSO report below a data folder, in the order of their names. */
function reportsBelow(data: string): string[] {
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('_aavso.txt'))
    .sort()
    .map((file) => readFileSync(join(data, file), 'utf8'));
}

function compare(report: string, truth: NightTruth, madeIn: Readonly<Record<string, string>>): Recovered {
  const rows = report
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(','));
  const [first = []] = rows;
  const [, , , , band = '', transformed = '', , , , checkId = ''] = first;
  const made = madeIn[band] ?? band;
  return {
    band,
    transformed: transformed === 'YES',
    points: rows.length,
    target: median(rows.map((row) => Number(row[2]) - trueMagnitude(truth, made, Number(row[1]), 'target'))),
    check: median(rows.map((row) => Number(row[10]) - trueMagnitude(truth, made, Number(row[1]), checkId))),
  };
}

function trueMagnitude(truth: NightTruth, band: string, julianDate: number, star: string): number {
  const frame = truth.frames.find((one) => one.band === band && Math.abs(one.midJd - julianDate) < 2e-5);
  return frame?.stars.find((one) => one.star === star)?.magnitude ?? Number.NaN;
}
