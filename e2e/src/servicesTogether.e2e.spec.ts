import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import { describeUnless } from '@wombat/testdata';
import { pageUrl, until } from './harness/browser.js';
import { processesOf } from './harness/processes.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const SETTINGS = 'work: { servicesTogether: always }\n';
const SHARED = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher'];

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 2,
  counts: { bias: 0, dark: 0, flatPerFilter: 0 },
});

interface RunFile {
  pid: number;
  http: string;
}

describeUnless(process.platform !== 'linux' && 'reads /proc')('services in one process, and the page beside it', () => {
  let workplace: Workplace;
  let wombat: Run;

  const runFile = (name: string): RunFile =>
    JSON.parse(readFileSync(join(workplace.home, 'run', `${name}.json`), 'utf8'));
  const areThere = () => SHARED.every((name) => existsSync(join(workplace.home, 'run', `${name}.json`)));
  const pids = () => new Set(SHARED.map((name) => runFile(name).pid));

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    wombat = startWombat(workplace, 'up');
    await pageUrl(wombat);
    await until(areThere);
  });
  afterAll(async () => {
    if (wombat.isRunning) wombat.child.kill('SIGINT');
    await wombat.ended(60);
    await workplace.close();
  });

  it('answer each at a door of their own, and write each a log of their own', async () => {
    assert.equal(pids().size, 1);
    assert.ok(!pids().has(runFile('ui').pid));
    assert.equal(new Set(SHARED.map((name) => runFile(name).http)).size, SHARED.length);
    for (const name of SHARED) {
      const health = await (await fetch(`${runFile(name).http}/health`)).json();
      assert.deepEqual({ name, service: (health as { service?: string }).service }, { name, service: name });
      assert.ok(existsSync(join(workplace.home, 'logs', `${name}.log`)));
    }
  });

  it('are started again together when their process ends', async () => {
    const [before] = pids();
    assert.ok(before !== undefined);
    process.kill(before, 'SIGKILL');
    await until(() => areThere() && !pids().has(before));
    assert.equal(pids().size, 1);
    const restarts = JSON.parse(readFileSync(join(workplace.home, 'run', 'restarts.json'), 'utf8'));
    assert.deepEqual(
      SHARED.map((name) => restarts[name]?.count),
      SHARED.map(() => 1),
    );
  });

  it('all stop in order when they are told to', async () => {
    wombat.child.kill('SIGINT');
    assert.equal(await wombat.ended(60), 0, wombat.output);
    assert.deepEqual(
      readdirSync(join(workplace.home, 'run')).filter((name) => SHARED.includes(name.replace('.json', ''))),
      [],
    );
    assert.deepEqual(processesOf(workplace.home, 'together/main.js'), []);
    assert.doesNotMatch(wombat.output, /did not stop|unexpectedly \(exit code/);
  });
});
