import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sharedPath } from '@wombat/testdata';
import type { FuzzTotals } from './fuzzCases.js';

/**
 * `fuzzMain COUNT [FIRST]`: so many damaged files, in processes of their own with little memory. Ends with 1 where one
 * crashes, takes longer than 2 s for a file, or more than 256 MiB.
 */
const [count = '2000', from = '0'] = process.argv.slice(2);
const BATCH = 2500;
const AT_ONCE = 2;
const MOST_MS = 2000;
const MOST_MIB = 256;
/** No batch takes so long unless a file hangs. */
const BATCH_TIMEOUT_MS = 600_000;
const CHILD = fileURLToPath(new URL('./fuzzProcess.js', import.meta.url));
const FOLDERS = [sharedPath('data/dialects'), fileURLToPath(new URL('../../../fixtures', import.meta.url))];

type Batch = FuzzTotals & { peakMiB: number };

async function batch(first: number, size: number): Promise<Batch> {
  const argv = ['--max-old-space-size=128', CHILD, String(first), String(size), ...FOLDERS];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { timeout: BATCH_TIMEOUT_MS });
  return JSON.parse(stdout);
}

const end = Number(from) + Number(count);
let next = Number(from);
const batches: Batch[] = [];

async function work(): Promise<void> {
  while (next < end) {
    const first = next;
    next = Math.min(end, first + BATCH);
    const done = await batch(first, next - first);
    batches.push(done);
    process.stderr.write(`${first}: ${JSON.stringify(done)}\n`);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
const cases = batches.reduce((sum, each) => sum + each.cases, 0);
const read = batches.reduce((sum, each) => sum + each.read, 0);
const peakMiB = Math.max(...batches.map((each) => each.peakMiB));
const slowest = batches.reduce((worst, each) => (each.slowestMs > worst.slowestMs ? each : worst));
process.stdout.write(
  `${JSON.stringify({ cases, read, slowestMs: slowest.slowestMs, slowest: slowest.slowest, peakMiB })}\n`,
);
process.exitCode = slowest.slowestMs > MOST_MS || peakMiB > MOST_MIB ? 1 : 0;
