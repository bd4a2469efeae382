import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultNights, RandomStream } from '@wombat/observatory';
import { describeUnless } from '@wombat/testdata';
import { type EndResult, endResult } from './endResult.js';
import { processesOf } from './processes.js';
import { layOut, type Run, startWombatIn, type Workplace } from './workplace.js';

const MOMENTS = 3;
const SETTINGS = 'work: { ackWaitSeconds: 2, astrometryWorkers: 1 }\n';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 8,
  counts: { bias: 4, dark: 0, flatPerFilter: 4 },
});

export interface KilledPrograms {
  /** Parts of the command lines that tell them. */
  programs: readonly string[];
  /** Of the seed of the first one's moments. */
  firstSeed: number;
  /** Whether each service is a program of its own; in the night of which nothing is killed they are one. */
  areApart: boolean;
}

/** Specs that one process after the other is killed at three moments of a small night, and that nothing comes of it. */
export function killEach(what: string, { programs, firstSeed, areApart }: KilledPrograms): void {
  describeUnless(process.platform !== 'linux' && 'reads /proc')(what, () => {
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

    for (const [index, program] of programs.entries()) {
      it(`changes nothing in the end result: ${program}`, async () => {
        const random = new RandomStream(firstSeed + index, program);
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
      const environment = { WOMBAT_WORK_SERVICESTOGETHER: areApart && victim !== null ? 'never' : 'once' };
      const run = startWombatIn({ environment }, places, 'run', '--once');
      const killed = victim === null ? false : await kill(run, places.home, victim);
      assert.equal(await run.ended(180), 0, run.output);
      const result = await endResult(places);
      await rm(folder, { recursive: true, force: true });
      return { result, killed };
    }
  });
}

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
