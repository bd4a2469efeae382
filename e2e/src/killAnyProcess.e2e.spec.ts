import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultNights, RandomStream } from '@wombat/observatory';
import { describeUnless } from '@wombat/testdata';
import { type EndResult, endResult } from './harness/endResult.js';
import { processesOf } from './harness/processes.js';
import { layOut, type Run, startWombatIn, type Workplace } from './harness/workplace.js';

const SERVICES = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher'].map(
  (name) => `services/${name}/dist/bundle/main.js`,
);
const PROGRAMS = [
  ...SERVICES,
  'launcher/dist/together/main.js',
  ...['calibration', 'astrometry', 'photometry'].map((name) => `services/${name}/dist/bundle/worker.js`),
  'nats-server',
];
const MOMENTS = 3;
const SETTINGS = 'work: { ackWaitSeconds: 2, astrometryWorkers: 1 }\n';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 8,
  counts: { bias: 4, dark: 0, flatPerFilter: 4 },
});

describeUnless(process.platform !== 'linux' && 'reads /proc')(
  'kill -9 of any one process, at three seeded moments of an 8-frame night',
  () => {
    let workplace: Workplace;
    let undisturbed: EndResult;
    let milliseconds = 0;
    let number = 0;

    beforeAll(async () => {
      workplace = await layOut(plan, SETTINGS);
      const started = performance.now();
      undisturbed = (await runOnce(null)).result;
      milliseconds = performance.now() - started;
      const [series] = (undisturbed.rows.target ?? []) as { apphot: string }[];
      assert.equal(series?.apphot, 'validate');
    });
    afterAll(() => workplace.close());

    for (const [index, program] of PROGRAMS.entries()) {
      it(`changes nothing in the end result: ${program}`, async () => {
        const random = new RandomStream(100 + index, program);
        for (let moment = 0; moment < MOMENTS; moment++) {
          await killedAt(program, (0.1 + 0.8 * random.uniform()) * milliseconds);
        }
      });
    }

    /**
     * A machine that is quicker now than it was for the first run may be done before the moment: then earlier again.
     */
    async function killedAt(program: string, after: number): Promise<void> {
      const { result, killed } = await runOnce({ program, after });
      assert.deepEqual(result, undisturbed, `killed after ${after.toFixed(0)} ms: ${killed}`);
      if (!killed) await killedAt(program, after * 0.7);
    }

    /** A run on a copy of the night; the victim is killed once it is there, at the earliest after the given time. */
    async function runOnce(victim: Victim | null): Promise<{ result: EndResult; killed: boolean }> {
      const folder = join(workplace.folder, `run${number++}`);
      const places = { data: join(folder, 'data'), home: join(folder, 'home'), config: workplace.config };
      await cp(workplace.data, places.data, { recursive: true });
      const environment = { WOMBAT_WORK_SERVICESTOGETHER: SERVICES.includes(victim?.program ?? '') ? 'never' : 'once' };
      const run = startWombatIn({ environment }, places, 'run', '--once');
      const killed = victim === null ? false : await kill(run, places.home, victim);
      assert.equal(await run.ended(180), 0, run.output);
      const result = await endResult(places);
      await rm(folder, { recursive: true, force: true });
      return { result, killed };
    }
  },
);

interface Victim {
  program: string;
  /** Milliseconds from the start. */
  after: number;
}

/** False: the run was over before the victim's time had come. */
async function kill(run: Run, home: string, { program, after }: Victim): Promise<boolean> {
  await sleep(after);
  while (run.isRunning) {
    const [pid] = processesOf(home, program);
    if (pid !== undefined) return process.kill(pid, 'SIGKILL');
    await sleep(5);
  }
  return false;
}
