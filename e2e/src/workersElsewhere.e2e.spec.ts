import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@wombat/eventlog/free-port';
import { endNats, launchNats } from '@wombat/eventlog/testkit';
import { defaultNights } from '@wombat/observatory';
import { locate } from '@wombat/prerequisites';
import type { OpsAnswer } from '@wombat/service-ui';
import { describeUnless } from '@wombat/testdata';
import { eventually, pageUrl } from './harness/browser.js';
import { rowsOf } from './harness/endResult.js';
import { type Network, network, noOtherComputer, type OtherComputer } from './harness/otherComputer.js';
import { layOut, type Run, startWombatIn, type Workplace } from './harness/workplace.js';

const counts = { bias: 3, dark: 0, flatPerFilter: 3 };
const plan = defaultNights.rwPsA({ width: 384, height: 384, filters: ['V'], framesPerFilter: 6, counts });
const SETTINGS = 'ingest: { fileSettleSeconds: 0, nightSettleSeconds: 0 }\nwork: { ackWaitSeconds: 2 }\n';
/** What runs on the server itself: none that measures frames. */
const HERE = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher', 'ui'];
const WORKERS_HERE = ['calibration-worker', 'astrometry-worker'];
const KIND = 'photometry-worker';

const skipped = (locate('nats-server') === null && 'needs nats-server') || noOtherComputer();

describeUnless(skipped)('a worker on another computer', () => {
  const store = mkdtempSync(join(tmpdir(), 'wombat-elsewhere-'));
  const runs: Run[] = [];
  const computers: OtherComputer[] = [];
  let lan: Network;
  let workplace: Workplace;
  let broker: Awaited<ReturnType<typeof launchNats>>;
  let port: number;
  let url: string;

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    lan = await network();
    for (const name of ['dome', 'cellar']) computers.push(await lan.computer(name));
    port = await freePort();
    // On every address, with a login: who reaches it from elsewhere must have it.
    broker = await launchNats(
      ['-a', '0.0.0.0', '-p', `${port}`, '-js', '-sd', store, '--user', 'wombat', '--pass', 'aPassword'],
      port,
    );
    for (const name of [...HERE, ...WORKERS_HERE]) {
      const environment = { NATS_URL: natsUrl('127.0.0.1') };
      runs.push(startWombatIn({ environment }, workplace, 'service', name));
    }
    const page = runs[HERE.indexOf('ui')];
    assert.ok(page);
    url = await pageUrl(page);
  });
  afterAll(async () => {
    for (const run of runs.toReversed()) run.child.kill('SIGTERM');
    await Promise.all(runs.map((run) => run.ended(20)));
    await lan.close();
    await endNats(broker, 'SIGTERM');
    await workplace.close();
    rmSync(store, { recursive: true, force: true });
  });

  const natsUrl = (host: string) => `nats://wombat:aPassword@${host}:${port}`;
  const homeOf = (name: string) => join(workplace.folder, name);

  /** By the command docs/operations.md shows. */
  function startOn(computer: OtherComputer, name: string, environment: Record<string, string> = {}): Run {
    const places = ['--data', workplace.data, '--home', homeOf(name), '--config', workplace.config];
    const run = computer.start({ NATS_URL: natsUrl(computer.here), ...environment }, 'service', KIND, ...places);
    runs.push(run);
    return run;
  }

  const seen = async () => ((await (await fetch(`${url}/api/ops`)).json()) as OpsAnswer).workers;
  const on = (host: string, holds: (worker: OpsAnswer['workers'][number]) => boolean) =>
    eventually(seen, (workers) => workers.some((worker) => worker.host === host && holds(worker)));
  const series = () =>
    existsSync(join(workplace.home, 'wombatpipeline.db'))
      ? (rowsOf(join(workplace.home, 'wombatpipeline.db')).target as { apphot: string }[])
      : [];

  it('reaches nothing of this one but what the network between them carries', () => {
    const [dome] = computers;
    assert.ok(dome);
    const addresses = dome.ask('ip', '-o', '-4', 'addr');
    assert.equal(addresses.trim().split('\n').length, 2, addresses);
    assert.equal(dome.ask('hostname').trim(), 'dome');
  });

  it('joins, does jobs, and is seen with its signs of life', async () => {
    const [dome] = computers;
    assert.ok(dome);
    // It stands still with its third frame in hand, of which nothing is told yet.
    startOn(dome, 'dome', { WOMBAT_FAILPOINT: 'event.decided:3:hang' });
    await on('dome', ({ state, service }) => service === 'photometry' && state !== 'silent');
    // Its last sign may be older than the job: it gives one every two seconds, and does two frames in less.
    // On a busy machine it may be silent for a moment before them, too.
    await on('dome', ({ state }) => state === 'silent' && idsOf('dome', /^job done/).length > 0);
    assert.notEqual(series()[0]?.apphot, 'validate');
  });

  it('is killed, and another on a third computer takes its job', async () => {
    const [dome, cellar] = [runs.at(-1), computers[1]];
    assert.ok(dome && cellar);
    dome.killGroup();
    await dome.ended();
    startOn(cellar, 'cellar');
    await eventually(series, ([one]) => one?.apphot === 'validate');
    const done = idsOf('dome', /^job done/);
    const [left] = idsOf('dome', /^took a job/).filter((id) => !done.includes(id));
    assert.ok(left !== undefined, 'it had none in hand');
    assert.ok(idsOf('cellar', /^job done/).includes(left), `${left} is not done by another`);
  });

  it('keeps in its home what it tells and what it sees of frames, and nothing that would be missed', () => {
    assert.deepEqual(readdirSync(homeOf('cellar')).sort(), ['logs', 'looks', 'secret']);
  });

  /** Of jobs, by what the log of the worker says of them. */
  function idsOf(name: string, words: RegExp): string[] {
    const text = readFileSync(join(homeOf(name), `logs/${KIND}.log`), 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { msg: string; id: string });
    return lines.filter(({ msg }) => words.test(msg)).map(({ id }) => id);
  }
});
