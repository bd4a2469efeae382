import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '@wombat/imaging';
import { locate, notFound } from '@wombat/prerequisites';
import { ok, type Result, refuse } from '@wombat/result';
import { type DeskInBrowser, openDesk } from '../deskInBrowser.js';
import { inventedCurve } from '../inventedSeries.js';
import { measurePage, type PageTimes } from './measurePage.js';
import { writeFrames } from './writtenFrames.js';

/** What a shell gives for a program that was stopped by Ctrl-C. */
const STOPPED = 130;

const HELP = [
  'Usage: ./wombat bench page [--points 10000] [--series 200] [--runs 9]',
  '',
  'How long the page takes, in milliseconds, as JSON: its real server and a browser, with invented series behind them.',
  '',
  '  --points   of the light curve, on T1 and on T2 (10000)',
  '  --series   in the list (200)',
  '  --runs     how often each thing is done (9)',
].join('\n');

const OPTIONS = {
  points: { type: 'string', default: '10000' },
  series: { type: 'string', default: '200' },
  runs: { type: 'string', default: '9' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

interface Wish {
  points: number;
  series: number;
  runs: number;
}

function wishOf(words: readonly string[]): Result<Wish | 'help'> {
  try {
    const { help, ...texts } = parseArgs({ args: [...words], options: OPTIONS }).values;
    if (help) return ok('help');
    const wrong = Object.entries(texts).find(([, text]) => !/^[1-9]\d{0,5}$/.test(text));
    if (wrong !== undefined) return refuse({ message: `--${wrong[0]} is '${wrong[1]}': a whole number is meant` });
    return ok({ points: Number(texts.points), series: Number(texts.series), runs: Number(texts.runs) });
  } catch (error) {
    return refuse({ message: error instanceof Error ? error.message : String(error) });
  }
}

async function benchPage(words: readonly string[]): Promise<number> {
  const wish = wishOf(words);
  if (!wish.ok) return complain(`${wish.fault.message} (./wombat bench page --help)`);
  if (wish.value === 'help') {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  const missing = (['chromium', 'nats-server'] as const).find((name) => locate(name) === null);
  if (missing !== undefined) return complain(notFound(missing));
  const load = loadavg()[0] ?? 0;
  const times = await measured(wish.value);
  if (times === null) return STOPPED;
  const machine = { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism(), node: process.version };
  const milliseconds = Object.fromEntries(Object.entries(times).map(([name, each]) => [name, figures(each)]));
  const document = { benchmark: 'page', ...wish.value, machine: { ...machine, load }, milliseconds };
  process.stdout.write(`${JSON.stringify(document, null, 1)}\n`);
  return 0;
}

/** Null where it was stopped: the browser is closed, and what was begun on the page comes to nothing. */
async function measured({ points, series, runs }: Wish): Promise<PageTimes | null> {
  const data = mkdtempSync(join(tmpdir(), 'wombat-bench-page-'));
  let desk: DeskInBrowser | null = null;
  let stopped = false;
  const stop = () => {
    stopped = true;
    void desk?.browser.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  try {
    const frames = await writeFrames(data, runs + 1);
    desk = await openDesk({ series, points, environment: { WOMBAT_DATA: data }, endsOnSignals: false });
    if (stopped) return null;
    desk.double.answers.curve = curveWithFrames(points);
    return await measurePage(desk, frames, runs);
  } catch (error) {
    if (stopped) return null;
    throw error;
  } finally {
    await desk?.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Every point tells the frame it was measured on. */
function curveWithFrames(points: number) {
  const curve = inventedCurve(points);
  for (const set of [curve.target, curve.check])
    for (const [at, point] of set.entries()) point.frameSha256 = at.toString(16).padStart(64, '0');
  return curve;
}

function figures(values: readonly number[]) {
  const rounded = values.map((value) => Math.round(10 * value) / 10);
  return { median: median(rounded), min: Math.min(...rounded), max: Math.max(...rounded), each: rounded };
}

function complain(sentence: string): 1 {
  process.stderr.write(`wombat: ${sentence}\n`);
  return 1;
}

process.exitCode = await benchPage(process.argv.slice(2));
