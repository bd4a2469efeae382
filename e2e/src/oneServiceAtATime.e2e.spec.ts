import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultNights } from '@wombat/observatory';
import Database from 'better-sqlite3';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 5,
  counts: { bias: 3, dark: 0, flatPerFilter: 3 },
});
const LIMIT_SECONDS = 90;
/** Long enough that a pipeline that does not really wait would have gone on. */
const PROOF_MILLISECONDS = 1_500;

/** How far the night has come when only the services up to here run. */
const STEPS: readonly { start: string[]; reached: string; query: string; notYet: string }[] = [
  {
    start: ['ingest'],
    reached: 'the series is in target',
    query: 'SELECT count(*) = 1 FROM target',
    notYet: 'SELECT proc_bias IS NULL FROM target',
  },
  {
    start: ['calibration'],
    reached: 'nothing is calibrated without a worker',
    query: 'SELECT proc_bias IS NULL FROM target',
    notYet: "SELECT count(*) = 0 FROM frame WHERE state IN ('combined', 'calibrated')",
  },
  {
    start: ['calibration-worker'],
    reached: 'frames are calibrated',
    query: "SELECT proc_bias = '20250930' FROM target",
    notYet: 'SELECT proc IS NULL FROM target',
  },
  {
    start: ['astrometry', 'astrometry-worker'],
    reached: 'frames are solved',
    query: "SELECT proc = 'done' FROM target",
    notYet: 'SELECT count(*) = 0 FROM comp_star',
  },
  {
    start: ['catalog'],
    reached: 'comparison stars are selected',
    query: 'SELECT count(*) > 3 FROM comp_star',
    notYet: "SELECT count(*) = 0 FROM frame WHERE state = 'measured'",
  },
  {
    start: ['photometry', 'photometry-worker'],
    reached: 'the light curve waits for validation',
    query: "SELECT apphot = 'validate' FROM target",
    notYet: 'SELECT submitted IS NULL FROM target',
  },
];

describe('services started one at a time', () => {
  let workplace: Workplace;
  const runs: Run[] = [];

  beforeAll(async () => {
    workplace = await layOut(plan, 'ingest: { fileSettleSeconds: 0, nightSettleSeconds: 0 }\n');
    start('broker');
    await until('the broker runs', () => existsSync(join(workplace.home, 'run/broker.json')));
  });
  afterAll(async () => {
    for (const run of runs.toReversed()) run.child.kill('SIGTERM');
    await Promise.all(runs.map((run) => run.ended(20)));
    await workplace.close();
  });

  for (const step of STEPS) {
    it(`with ${step.start.join(' and ')}: ${step.reached}, and no further`, async () => {
      for (const name of step.start) start(name);
      await until(step.reached, () => holds(step.query));
      await sleep(PROOF_MILLISECONDS);
      assert.ok(holds(step.notYet), `it went further: ${step.notYet}`);
    });
  }

  function start(name: string): void {
    runs.push(startWombat(workplace, 'service', name));
  }

  function holds(query: string): boolean {
    const file = join(workplace.home, 'wombatpipeline.db');
    if (!existsSync(file)) return false;
    const db = new Database(file, { readonly: true });
    try {
      const laid = db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'target'").pluck().get();
      return laid === 1 && db.prepare(query).pluck().get() === 1;
    } finally {
      db.close();
    }
  }

  async function until(what: string, condition: () => boolean): Promise<void> {
    const started = performance.now();
    while (!condition()) {
      const words = runs.map((run) => run.output).join('');
      assert.ok(performance.now() - started < LIMIT_SECONDS * 1000, `${what}: not within ${LIMIT_SECONDS} s\n${words}`);
      await sleep(100);
    }
  }
});
