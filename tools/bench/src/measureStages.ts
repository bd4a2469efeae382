import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as letSignalsIn } from 'node:timers/promises';
import { StageProgress } from '@wombat/by-hand/reduction/stageProgress';
import type { MeasureStages } from './benchRequest.js';
import type { Figure } from './benchResult.js';
import { dropFromCache } from './dropFromCache.js';
import { type LauncherRun, launcherRun } from './launcherRun.js';
import { type BenchNight, benchNight, type NightSize, nightPlace } from './night/benchNight.js';
import { spread } from './spread.js';
import { STAGES, type StageName, type StagePlace } from './stages.js';

export interface Bench {
  readonly request: MeasureStages;
  readonly launcher: string;
  readonly scratch: string;
  /** A line for who waits. */
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Nights of every size asked for, the larger ones later. */
export function nightSizes({ sizes, frames, stages }: MeasureStages): NightSize[] {
  if (stages.every((stage) => stage === 'start')) return [];
  return sizes.flatMap((size) => frames.map((count) => ({ size, frames: count })));
}

/**
 * Measures every stage on every night, one night after the other, and takes away what was written for it.
 * @throws FailedRun where a stage does not end well, StoppedRun, and what the file system throws
 */
export async function measureStages(bench: Bench): Promise<Figure[]> {
  const { request } = bench;
  const figures = request.stages.includes('start') ? [await measureStart(bench)] : [];
  for (const night of nightSizes(request)) figures.push(...(await measureNight(bench, night)));
  return figures;
}

async function measureNight(bench: Bench, wanted: NightSize): Promise<Figure[]> {
  const { request, scratch, launcher, say, signal } = bench;
  const home = nightPlace(scratch, wanted);
  const progress = new StageProgress('writing the frames');
  let keep = false;
  try {
    say(`${wanted.size} x ${wanted.size} pixels, ${wanted.frames} frames of each sort`);
    const night = await benchNight(scratch, wanted, { report: progress.report, signal });
    progress.done();
    keep = request.keep || night.found;
    const place = { night, launcher, sync: request.sync, made: join(home, 'made'), out: join(home, 'out') };
    const stages = request.stages.filter((stage) => stage !== 'start');
    for (const stage of prerequisites(stages))
      await runStage(stage, { ...place, out: place.made }, { cold: false, signal });
    const figures: Figure[] = [];
    for (const stage of stages) figures.push(await measureStage(stage, place, bench));
    return figures;
  } finally {
    progress.done();
    for (const place of keep ? ['made', 'out'] : ['.']) rmSync(join(home, place), { recursive: true, force: true });
  }
}

/** The program alone; it reads no frame. */
async function measureStart(bench: Bench): Promise<Figure> {
  const place = join(bench.scratch, 'start');
  const night: BenchNight = { size: 0, frames: 0, folder: '', bias: [], flat: [], light: [], stars: '', found: false };
  try {
    const { launcher, request } = bench;
    const places = { made: place, out: place };
    const figure = await measureStage('start', { night, launcher, sync: request.sync, ...places }, bench);
    return { ...figure, size: null, frames: null, pixelsPerSecond: null };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function prerequisites(stages: readonly StageName[]): StageName[] {
  const needed = new Set(stages.flatMap((stage) => STAGES[stage].needs));
  return [...needed].sort();
}

async function measureStage(name: StageName, place: StagePlace, { request, say, signal }: Bench): Promise<Figure> {
  const { runs: count, cold } = request;
  const { title, frames } = STAGES[name];
  if (count > 1 && !cold) await runStage(name, place, { cold, signal });
  const runs: LauncherRun[] = [];
  while (runs.length < count) runs.push(await runStage(name, place, { cold, signal }));
  rmSync(place.out, { recursive: true, force: true });
  const wallSeconds = spread(runs.map((run) => run.wallSeconds));
  const peakMebibytes = spread(runs.map((run) => run.peakMebibytes));
  const ends = `${wallSeconds.min.toFixed(3)} to ${wallSeconds.max.toFixed(3)}`;
  say(`  ${name}: ${title}: ${wallSeconds.median.toFixed(3)} s (${ends}), ${peakMebibytes.max.toFixed(0)} MiB`);
  const { size, frames: each } = place.night;
  return {
    stage: name,
    title,
    size,
    frames: each,
    runs,
    wallSeconds,
    cpuSeconds: spread(runs.map((run) => run.cpuSeconds)),
    peakMebibytes,
    pixelsPerSecond: (frames(each) * size ** 2) / wallSeconds.median,
  };
}

/** Results of an earlier run are taken away first, out of the measured time. */
async function runStage(
  name: StageName,
  place: StagePlace,
  { cold, signal }: { cold: boolean; signal: AbortSignal },
): Promise<LauncherRun> {
  const stage = STAGES[name];
  // Nothing goes on here during a run, so a signal that came then is heard now.
  await letSignalsIn();
  signal.throwIfAborted();
  if (place.out !== place.made) rmSync(place.out, { recursive: true, force: true });
  if (!existsSync(place.out)) mkdirSync(place.out, { recursive: true });
  if (cold) dropFromCache(stage.inputs(place));
  return launcherRun(place.launcher, stage.words(place));
}
