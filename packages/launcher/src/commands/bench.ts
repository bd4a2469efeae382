import { realpathSync } from 'node:fs';
import type { Request } from '../arguments.js';
import { runProgram, runTool } from './runTool.js';

const PAGE_BENCH = 'services/ui/server/dist/testing/bench/benchPage.js';
const RADII_BENCH = 'services/photometry/dist/testing/radii/benchRadii.js';
const FAULTS = 'e2e/dist/faults/main.js';
const ARCHIVE = 'e2e/dist/archive/main.js';
const IDLE = 'e2e/dist/idle/main.js';
const LOG_BENCH = 'packages/eventlog/dist/testing/costs/benchLog.js';

/**
 * `bench`: times the launcher's own commands on frames it writes, and draws what was measured; `bench accuracy` holds
 * the magnitudes of simulated nights against their truth; `bench night` times the whole system on one; `bench page`
 * times the page in a browser, `bench radii` the measuring of stars; `bench faults` lets faults happen to small
 * nights, `bench archive` measures the program on an archive of many, `bench idle` where there is nothing to do,
 * `bench log` events and jobs without work in them. Each reads its own options.
 */
export function bench({ words: [first, ...more] }: Request): Promise<number> {
  if (first === 'page') return runProgram(PAGE_BENCH, more);
  if (first === 'radii') return runProgram(RADII_BENCH, more);
  if (first === 'faults') return runProgram(FAULTS, more);
  if (first === 'log') return runProgram(LOG_BENCH, more);
  if (first === 'idle') return runProgram(IDLE, more);
  if (first === 'archive') return runProgram(ARCHIVE, more);
  return runTool('bench', [realpathSync(process.argv[1] ?? ''), ...(first === undefined ? [] : [first]), ...more]);
}
