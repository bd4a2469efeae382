import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCatalogue, startStandin } from '@wombat/aavso-standin';
import { memoryOfTree } from '@wombat/bench/memory';
import { catalogueOf, defaultNights, writeObservatory } from '@wombat/observatory';
import { calm } from '../archive/usedBy.js';
import { pageUrl } from '../harness/browser.js';
import { type Places, startWombat } from '../harness/workplace.js';
import { type RealNight, realNight } from './realNight.js';
import type { IdleRequest } from './request.js';
import { medianOf, type Timed, timedRun } from './timed.js';

export interface IdleResult {
  benchmark: 'wombat idle';
  version: 1;
  startedAt: string;
  load: number;
  runs: number;
  /** `run --once` with nothing to do. */
  nothingToDo: Timed;
  /** Of an idle `up`, all its processes together, memory they share counted once. */
  idleBytes: number;
  real: RealNight | null;
}

const SIZE = { width: 512, height: 512, cadenceSeconds: 120 };
/** V8 gives back what a start alone needed about half a minute after it. */
const SETTLED_SECONDS = 40;
const COUNTS = { bias: 5, dark: 5, flatPerFilter: 5 };

export async function benchIdle({ runs, real }: IdleRequest, say: (text: string) => void): Promise<IdleResult> {
  const begun = { startedAt: new Date().toISOString(), load: loadavg()[0] ?? 0, runs };
  const folder = mkdtempSync(join(tmpdir(), 'wombat-bench-idle-'));
  const plan = defaultNights.xzCyg({ ...SIZE, filters: ['V'], framesPerFilter: 12, counts: COUNTS });
  const standin = await startStandin(parseCatalogue(catalogueOf(plan)));
  try {
    say('a small night is simulated and reduced');
    const { dataDirectory: data, configPath: config } = await writeObservatory(folder, plan, { aavsoUrl: standin.url });
    const places = { data, home: join(folder, 'home'), config };
    await timedRun(places, 'run', '--once');
    const made: Timed[] = [];
    for (let run = 1; run <= runs; run++) {
      say(`nothing to do, run ${run} of ${runs}`);
      made.push(await timedRun(places, 'run', '--once'));
    }
    say('the program idles');
    const idleBytes = await idleMemory(places);
    const night = real === null ? null : await realNight(real, runs, say);
    return { benchmark: 'wombat idle', version: 1, ...begun, nothingToDo: medianOf(made), idleBytes, real: night };
  } finally {
    await standin.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function idleMemory(places: Places): Promise<number> {
  const run = startWombat(places, 'up');
  try {
    await pageUrl(run);
    await calm(places.home);
    await sleep(1000 * SETTLED_SECONDS);
    return memoryOfTree(run.child.pid ?? 0);
  } finally {
    run.child.kill('SIGINT');
    await run.ended();
  }
}
