import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCatalogue, startStandin } from '@wombat/aavso-standin';
import { catalogueOf, defaultNights, type NightPlan, otherField, writeObservatory } from '@wombat/observatory';
import { FailedRun } from '../launcherRun.js';
import { filesBelow, removeMade } from './madeFiles.js';
import { watchMemory } from './memoryOfTree.js';
import { nightCourse } from './nightCourse.js';
import type { SolveMode, SystemRequest } from './systemRequest.js';
import type { RunTimings, SystemRun } from './systemResult.js';

/** At the plan's own pace these take six hours. */
const MOST_UNCROWDED = 50;

const COUNTS = { bias: 20, dark: 5, flatPerFilter: 20 };

/**
 * Simulates each night and has the launcher reduce it from nothing so many times, page left out.
 * @throws FailedRun with what the launcher said
 */
export async function systemNight(
  launcher: string,
  request: SystemRequest,
  say: (text: string) => void,
): Promise<SystemRun[]> {
  const made: SystemRun[] = [];
  for (const frames of request.frames) made.push(...(await nightOf(launcher, frames, request, say)));
  return made;
}

async function nightOf(
  launcher: string,
  frames: number,
  { sizePixels, targets, mode, runs, workers, apart }: SystemRequest,
  say: (text: string) => void,
): Promise<SystemRun[]> {
  const size = { width: sizePixels, height: sizePixels };
  const plan = planOf(size, frames);
  const others = Array.from({ length: targets - 1 }, (_, index) => otherField(plan, index + 1));
  const folder = await mkdtemp(join(tmpdir(), 'wombat-bench-night-'));
  const standin = await startStandin(parseCatalogue(catalogueOf(plan, others)));
  try {
    say(`a night of ${frames} lights is simulated`);
    const night = await writeObservatory(folder, plan, { aavsoUrl: standin.url, others });
    const raw = await filesBelow(night.dataDirectory);
    const made: SystemRun[] = [];
    for (const count of workers.length === 0 ? [null] : workers) {
      for (let run = 1; run <= runs; run++) {
        say(`run ${run} of ${runs}${count === null ? '' : `, ${count} workers of each kind`}`);
        await removeMade(night.dataDirectory, raw);
        const home = join(folder, `home-${made.length}`);
        const places = ['--data', night.dataDirectory, '--home', home, '--config', night.configPath];
        const begun = Date.now();
        const took = await runOnce(launcher, places, environmentOf({ mode, count, apart }));
        made.push({ ...took, frames, workers: count, course: nightCourse(home, begun) });
      }
    }
    return made;
  } finally {
    await standin.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** However many frames there are, they fit into a night and drift no further than thirty do. */
function planOf(size: { width: number; height: number }, frames: number): NightPlan {
  const plan = defaultNights.xzCyg({ ...size, framesPerFilter: frames, filters: ['V'], counts: COUNTS });
  const crowding = Math.max(1, frames / MOST_UNCROWDED);
  return {
    ...plan,
    cadenceSeconds: plan.cadenceSeconds / crowding,
    exposureSeconds: Math.min(plan.exposureSeconds, (0.8 * plan.cadenceSeconds) / crowding),
    motion: {
      ...plan.motion,
      driftXPixelsPerFrame: plan.motion.driftXPixelsPerFrame / crowding,
      driftYPixelsPerFrame: plan.motion.driftYPixelsPerFrame / crowding,
    },
  };
}

interface Setting {
  mode: SolveMode;
  count: number | null;
  apart: boolean;
}

function environmentOf({ mode, count, apart }: Setting): NodeJS.ProcessEnv {
  const keys = ['CALIBRATIONWORKERS', 'ASTROMETRYWORKERS', 'PHOTOMETRYWORKERS'].map((key) => `WOMBAT_WORK_${key}`);
  const counts = count === null ? {} : Object.fromEntries(keys.map((key) => [key, String(count)]));
  const services = apart ? { WOMBAT_WORK_SERVICESTOGETHER: 'never' } : {};
  return { ...process.env, WOMBAT_SOLVE_MODE: mode, ...services, ...counts };
}

function runOnce(
  launcher: string,
  places: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Omit<SystemRun, 'frames' | 'workers' | 'course'>> {
  const words = ['run', '--once', '--timings', '--json', ...places];
  const child = spawn(process.execPath, [launcher, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const heldBytes = watchMemory(child.pid ?? 0);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => {
      const held = heldBytes();
      if (code !== 0) failed(new FailedRun(words, `${said.out}${said.err}`));
      else {
        const memory = { peakTogetherBytes: held?.most ?? null, quarterBytes: held?.quarters ?? null };
        done({ ...(JSON.parse(said.out) as RunTimings), ...memory });
      }
    });
  });
}
