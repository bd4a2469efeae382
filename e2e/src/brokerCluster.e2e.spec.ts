import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectBroker, STREAMS } from '@wombat/eventlog/broker';
import { startNatsCluster, type TestCluster, until } from '@wombat/eventlog/testkit';
import { RandomStream } from '@wombat/observatory';
import { locate } from '@wombat/prerequisites';
import { describeUnless, itUnless } from '@wombat/testdata';
import { type Night, prepareNight } from './faults/night.js';
import { runTrial } from './faults/runTrial.js';
import { type Disturb, during, type Trial } from './faults/trial.js';
import { clusterOfComputers } from './harness/clusterOfComputers.js';
import { type Network, network, noOtherComputer, type OtherComputer } from './harness/otherComputer.js';
import type { Run } from './harness/workplace.js';

const SEED = 13;
const AWAY_MILLISECONDS = 2_000;
const BROKERS = ['north', 'south', 'east'];
/** What joins the workers of the night. */
const ELSEWHERE: Record<string, string[]> = {
  dome: ['calibration-worker', 'photometry-worker'],
  cellar: ['astrometry-worker', 'photometry-worker'],
};
/** Then all are on ports of this computer, and its own workers do the night alone. */
const noComputers = noOtherComputer();

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** How many servers keep each stream and each durable of it, by name. */
async function keepers(url: string): Promise<Record<string, number>> {
  const broker = await connectBroker({ url, name: 'test' });
  const count = (cluster?: { replicas?: unknown[] }) => 1 + (cluster?.replicas?.length ?? 0);
  const found: Record<string, number> = {};
  try {
    for (const { name } of Object.values(STREAMS)) {
      found[name] = count((await broker.streams.streams.info(name)).cluster);
      for await (const durable of broker.streams.consumers.list(name))
        if (durable.config.durable_name !== undefined) found[durable.name] = count(durable.cluster);
    }
    return found;
  } finally {
    await broker.close();
  }
}

describeUnless(locate('nats-server') === null && 'needs nats-server')('a night on three brokers', () => {
  let night: Night;
  let cluster: TestCluster;
  let lan: Network | null = null;
  let elsewhere: Record<string, { workers: number; jobs: number }> = {};
  const brokers: OtherComputer[] = [];

  beforeAll(async () => {
    if (noComputers === false) lan = await network();
    for (const name of BROKERS) if (lan !== null) brokers.push(await lan.computer(name));
    const started = lan === null ? startNatsCluster() : clusterOfComputers(brokers);
    [night, cluster] = await Promise.all([prepareNight(SEED), started]);
  });
  afterAll(async () => {
    await cluster.stop();
    await lan?.close();
    await night.close();
  });

  /** Workers on computers of their own, ready for a night that has yet to begin; they end with the trial. */
  async function joined({ places, atEnd }: Trial, environment: Record<string, string>): Promise<void> {
    for (const [name, kinds] of Object.entries(lan === null ? {} : ELSEWHERE)) {
      const computer = await lan?.computer(name);
      const home = join(places.folder, name);
      const options = ['--data', places.data, '--home', home, '--config', places.config];
      const runs = kinds.map((kind) => computer?.start(environment, 'service', kind, ...options));
      const logs = () => kinds.map((kind) => readIfThere(join(home, `logs/${kind}.log`))).join('');
      const count = (word: string) => logs().split(`"msg":"${word}`).length - 1;
      atEnd(async () => {
        for (const run of runs) run?.killGroup();
        await Promise.all(runs.map((run) => run?.ended()));
        elsewhere[name] = { workers: count('ready"'), jobs: count('job done') };
      });
      const ended = () => runs.find((run) => run?.isRunning === false);
      await until(() => count('ready"') === kinds.length || ended() !== undefined);
      assert.equal(ended()?.output, undefined, `a worker of ${name} ended`);
    }
  }

  /**
   * Each of the three in turn is away, two of them until the others lead in their place; which of these happened while
   * the night was under way.
   */
  async function eachAway(run: Run): Promise<string[]> {
    const [first, second, third] = cluster.members;
    assert.ok(first && second && third);
    const away = () => sleep(AWAY_MILLISECONDS);
    const happenings = [
      { what: 'killed', go: () => first.kill(), away: () => cluster.ledWithout(first), back: () => first.restart() },
      { what: 'hanging', go: () => second.hang(), away, back: () => second.goOn() },
      {
        what: 'cut off',
        go: () => third.cutOff(),
        away: () => Promise.all([away(), cluster.ledWithout(third)]),
        back: () => third.join(),
      },
    ];
    const happened: string[] = [];
    for (const { what, go, away, back } of happenings) {
      if (run.isRunning) happened.push(what);
      await go();
      await away();
      await back();
      await cluster.whole();
    }
    return happened;
  }

  it('ends as on one, though each in turn is killed, hangs and is cut off', async () => {
    let happened: string[] = [];
    let copies: Record<string, number> = {};
    let said = () => '';
    elsewhere = {};
    const environment = {
      NATS_URL: cluster.url,
      WOMBAT_BROKER_REPLICAS: '3',
      // The first goes while frames are found; the others are to find the night at work.
      WOMBAT_INGEST_ONCESETTLESECONDS: '20',
      // On a busy machine, workers who find another broker would be given up at once.
      WOMBAT_WORK_ACKWAITSECONDS: '5',
    };
    const eachAwayMeanwhile = during(async (_, run) => {
      said = () => run.output;
      while (run.isRunning && !run.output.includes('frames looked at')) await sleep(20);
      happened = await eachAway(run);
      copies = await keepers(cluster.url);
      return { did: happened.join(', '), struck: happened.length > 0 };
    });
    const disturb: Disturb = async (trial) => {
      await joined(trial, environment);
      return eachAwayMeanwhile(trial);
    };
    const trial = { from: 'frames', disturb, environment } as const;
    const { code, differences, output } = await runTrial(night, trial, new RandomStream(SEED, 'cluster'));
    assert.deepEqual([code, differences], [0, []], output || said());
    assert.deepEqual(happened, ['killed', 'hanging', 'cut off']);
    assert.ok(Object.keys(copies).length > Object.keys(STREAMS).length, 'there are durables');
    assert.deepEqual([...new Set(Object.values(copies))], [3], JSON.stringify(copies));
  });

  itUnless(noComputers)('is on networks of their own: each broker, and workers of which some took part', () => {
    for (const [index, computer] of brokers.entries()) {
      assert.equal(computer.ask('hostname').trim(), BROKERS[index]);
      assert.ok(computer.ask('ss', '-ltn').includes(` ${computer.address}:4222 `));
    }
    for (const [name, kinds] of Object.entries(ELSEWHERE)) assert.equal(elsewhere[name]?.workers, kinds.length, name);
    // A small night has few jobs, and the launcher's own workers take some.
    const jobs = Object.values(elsewhere).reduce((sum, computer) => sum + computer.jobs, 0);
    assert.ok(jobs > 0, JSON.stringify(elsewhere));
  });
});
