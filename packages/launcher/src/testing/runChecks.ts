import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { PROJECT_ROOT } from '../places/projectRoot.js';
import type { Totals } from './totals.js';

interface Check {
  name: string;
  /** Absolute, or the name of an installed package's program. */
  program: string;
  args: readonly string[];
  folder: string;
}

const CHECKS: readonly Check[] = [
  { name: 'biome check', program: 'biome', args: ['check', '--max-diagnostics=50', '.'], folder: '.' },
  { name: 'buf lint', program: 'buf', args: ['lint'], folder: 'proto' },
  {
    name: 'types of the page',
    program: process.execPath,
    args: ['check.mjs', '--noEmit', '-p', 'tsconfig.json'],
    folder: 'services/ui/web',
  },
];

/** Format and lint of the sources and of the contracts; each counts as one test. */
export function runChecks(say: (text: string) => void): Totals {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const check of CHECKS) {
    const problem = runCheck(check);
    if (problem === null) totals.passed++;
    else {
      totals.failed++;
      say(`FAILED ${check.name}\n${problem}`);
    }
  }
  return totals;
}

function runCheck({ program, args, folder }: Check): string | null {
  const { status, error, stdout, stderr } = spawnSync(resolve(PROJECT_ROOT, 'node_modules/.bin', program), args, {
    cwd: join(PROJECT_ROOT, folder),
    encoding: 'utf8',
  });
  if (status === 0) return null;
  return [error?.message ?? '', stdout, stderr]
    .filter((text) => text !== '' && text !== null)
    .join('\n')
    .trimEnd();
}
