import assert from 'node:assert/strict';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultNights } from '@wombat/observatory';
import { describeUnless } from '@wombat/testdata';
import { processesOf } from './harness/processes.js';
import { layOut, type Run, startWombatIn, type Workplace } from './harness/workplace.js';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 4,
  counts: { bias: 3, dark: 0, flatPerFilter: 3 },
});

describeUnless(process.platform !== 'linux' && 'reads /proc')('a broker that loses its last words', () => {
  let workplace: Workplace;
  let older = '';
  beforeAll(async () => {
    workplace = await layOut(plan);
    older = join(workplace.folder, 'older-store');
    await done(start({}, 'run', '--once'));
    cpSync(store(), older, { recursive: true });
  });
  afterAll(() => workplace.close());

  const store = () => join(workplace.home, 'broker');
  const start = (environment: Record<string, string>, ...words: string[]) =>
    startWombatIn({ environment }, workplace, ...words);

  async function done(run: Run): Promise<string> {
    assert.equal(await run.ended(), 0, run.output);
    return run.output;
  }

  /** Killed, with what it wrote since lost; stopped first, as its successor opens the store at once. */
  function losesItsTail(): void {
    const [broker = 0] = processesOf(workplace.home, 'nats-server');
    process.kill(broker, 'SIGSTOP');
    rmSync(store(), { recursive: true });
    cpSync(older, store(), { recursive: true });
    process.kill(broker, 'SIGKILL');
  }

  it('after all was seen to be done has them again before the run ends, and what was asked for once', async () => {
    const point = 'stop.asked';
    const run = start({ WOMBAT_FAILPOINT: `${point}:1:hang` }, 'reduce', workplace.truth.night, '--from', 'select');
    const isThere = () => existsSync(join(workplace.home, 'failpoints', point));
    while (run.isRunning && !isThere()) await sleep(50);
    assert.ok(isThere(), run.output);
    losesItsTail();
    const said = await done(run);
    assert.match(said, /^the log of events has lost event \d+, at which the tables of ingest stand$/m);
    assert.equal(said.match(/is reduced again, as revision 2/g)?.length, 1, said);
    assert.match(await done(start({}, 'verify')), /^tables of publisher: agree with the log$/m);
  });
});
