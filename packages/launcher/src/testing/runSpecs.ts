import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join, relative } from 'node:path';
import { PROJECT_ROOT } from '../places/projectRoot.js';
import { measureCoverage } from './coverage/measureCoverage.js';
import { type FileTime, slowestLines } from './slowestFiles.js';
import type { SpecReport } from './specReport.js';
import type { Totals } from './totals.js';

export const KINDS = ['unit', 'int', 'e2e'] as const;
export type Kind = (typeof KINDS)[number];

export interface SpecTotals extends Totals {
  /** Files. */
  suites: number;
}

const JEST = join(PROJECT_ROOT, 'node_modules/jest/bin/jest.js');
const REPORTER = join(PROJECT_ROOT, 'packages/launcher/dist/testing/jestReporter.js');

/**
 * Runs all specs of a kind by jest, whatever fails; says every failure with its place and cause, what was left out and
 * why, and of the sources how much the unit specs run.
 */
export async function runSpecs(kind: Kind, say: (text: string) => void): Promise<SpecTotals> {
  const totals: SpecTotals = { suites: 0, passed: 0, failed: 0, skipped: 0 };
  const skips = new Map<string, number>();
  const times: FileTime[] = [];
  const coverage = kind === 'unit' ? measureCoverage() : null;
  const env = coverage?.environment ?? process.env;
  const jest = fork(JEST, ['--selectProjects', kind, '--reporters', REPORTER], { cwd: PROJECT_ROOT, env });
  jest.on('message', ({ file, seconds, passed, failures, skipped }: SpecReport) => {
    totals.suites++;
    times.push({ file: sourceOf(file), seconds });
    totals.passed += passed;
    totals.failed += failures.length;
    totals.skipped += skipped.length;
    for (const { title, cause } of failures)
      say(`FAILED ${title} (${sourceOf(file)})\n${cause.replace(/^/gm, '    ')}`);
    for (const reason of skipped) skips.set(reason, (skips.get(reason) ?? 0) + 1);
  });
  const [code, signal] = await once(jest, 'close');
  if (code !== 0 && totals.failed === 0) {
    totals.failed++;
    say(`FAILED jest itself: it ended with ${signal ?? `exit code ${code}`}`);
  }
  for (const [reason, count] of skips) say(`skipped ${count}: ${reason}`);
  for (const line of slowestLines(times)) say(line);
  for (const line of coverage?.table() ?? []) say(line);
  return totals;
}

function sourceOf(file: string): string {
  return relative(PROJECT_ROOT, file).replace('/dist/', '/src/').replace(/\.js$/, '.ts');
}
