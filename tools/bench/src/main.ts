import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchAccuracy } from './accuracy/benchAccuracy.js';
import { BENCH_HELP, benchRequest, type MeasureStages, type ShowResults } from './benchRequest.js';
import type { BenchResult } from './benchResult.js';
import { diskFree, diskNeed, readableBytes } from './diskNeed.js';
import { coldObstacle } from './dropFromCache.js';
import { FailedRun, StoppedRun } from './launcherRun.js';
import { machine } from './machine.js';
import { measureStages } from './measureStages.js';
import { showResults } from './plot/showResults.js';
import { benchSystem } from './system/benchSystem.js';

/** What a shell gives for a program that was stopped by Ctrl-C. */
const STOPPED = 130;

/**
 * Times the launcher's own commands on frames it writes, and draws what was measured. `launcher` is the script that is
 * timed.
 */
async function bench(launcher: string, words: readonly string[]): Promise<number> {
  const parsed = benchRequest(words);
  if (!parsed.ok) return complain([parsed.fault.message]);
  if (parsed.value.kind === 'help') {
    process.stdout.write(`${BENCH_HELP}\n`);
    return 0;
  }
  return parsed.value.kind === 'show' ? show(parsed.value) : measure(launcher, parsed.value);
}

function show(results: ShowResults): number {
  const shown = showResults(results);
  if (!shown.ok) return complain([shown.fault.message]);
  for (const path of shown.value.paths) say(`written: ${path}`);
  process.stdout.write(shown.value.tables);
  return 0;
}

async function measure(launcher: string, request: MeasureStages): Promise<number> {
  const scratch = request.scratch ?? mkdtempSync(join(tmpdir(), 'wombat-bench-'));
  mkdirSync(scratch, { recursive: true });
  let keep = request.scratch !== null;
  try {
    const obstacle = (request.cold ? coldObstacle(scratch) : null) ?? spaceObstacle(request, scratch);
    if (obstacle !== null) return complain([obstacle]);
    const code = await measureIn({ launcher, scratch }, request);
    keep ||= request.keep && code === 0;
    return code;
  } finally {
    if (!keep) rmSync(scratch, { recursive: true, force: true });
  }
}

async function measureIn(place: { launcher: string; scratch: string }, request: MeasureStages): Promise<number> {
  const stop = new AbortController();
  const abort = () => stop.abort(new StoppedRun());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, abort);
  const begun = { benchmark: 'wombat', version: 1, startedAt: new Date().toISOString() } as const;
  const host = machine();
  try {
    const figures = await measureStages({ request, ...place, say, signal: stop.signal });
    const result: BenchResult = { ...begun, cold: request.cold, sync: request.sync, machine: host, figures };
    const document = `${JSON.stringify(result, null, 1)}\n`;
    if (request.out !== null) writeFileSync(request.out, document);
    process.stdout.write(document);
    if (request.keep) say(`the frames are kept in ${place.scratch}`);
    return 0;
  } catch (error) {
    if (error instanceof StoppedRun) return STOPPED;
    if (error instanceof FailedRun) return complain([error.message]);
    throw error;
  }
}

/** Says what room is needed, and what is wrong where it is not there. */
function spaceObstacle(request: MeasureStages, scratch: string): string | null {
  const [need, free] = [diskNeed(request, scratch), diskFree(scratch)];
  say(`${scratch}: needs ${readableBytes(need)} of ${readableBytes(free)} free`);
  if (need <= free) return null;
  return `${scratch} has ${readableBytes(free)} free and ${readableBytes(need)} are needed: name another place with --scratch DIR, or smaller --sizes`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** One plain line each on standard error; returns the exit code of a failure of ours. */
function complain(problems: readonly string[]): 1 {
  for (const problem of problems) say(`wombat: ${problem}`);
  return 1;
}

const [launcher = '', ...words] = process.argv.slice(2);
const [first, ...more] = words;
const OTHERS: Record<string, typeof benchAccuracy> = { accuracy: benchAccuracy, night: benchSystem };
const other = OTHERS[first ?? ''];
process.exitCode = await (other === undefined ? bench(launcher, words) : other(launcher, more, say));
