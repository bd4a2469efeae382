import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectBroker, STREAMS } from '@wombat/eventlog/broker';
import { startNatsCluster, type TestCluster } from '@wombat/eventlog/testkit';
import { RandomStream } from '@wombat/observatory';
import { locate } from '@wombat/prerequisites';
import { describeUnless } from '@wombat/testdata';
import { type Night, prepareNight } from './faults/night.js';
import { runTrial } from './faults/runTrial.js';
import { during } from './faults/trial.js';
import type { Run } from './harness/workplace.js';

const SEED = 13;
const AWAY_MILLISECONDS = 2_000;

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

  beforeAll(async () => {
    [night, cluster] = await Promise.all([prepareNight(SEED), startNatsCluster()]);
  });
  afterAll(async () => {
    await cluster.stop();
    await night.close();
  });

  /**
   * Each of the three in turn is away, the first until the others lead in its place; which of these happened while the
   * night was under way.
   */
  async function eachAway(run: Run): Promise<string[]> {
    const [first, second, third] = cluster.members;
    assert.ok(first && second && third);
    const away = () => sleep(AWAY_MILLISECONDS);
    const happenings = [
      { what: 'killed', go: () => first.kill(), away: () => cluster.ledWithout(first), back: () => first.restart() },
      { what: 'hanging', go: () => second.hang(), away, back: () => second.goOn() },
      { what: 'cut off', go: () => third.cutOff(), away, back: () => third.join() },
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
    const disturb = during(async (_, run) => {
      while (run.isRunning && !run.output.includes('frames looked at')) await sleep(20);
      copies = await keepers(cluster.url);
      happened = await eachAway(run);
      return { did: happened.join(', '), struck: happened.length > 0 };
    });
    const environment = {
      NATS_URL: cluster.url,
      WOMBAT_BROKER_REPLICAS: '3',
      // The first goes while frames are found; the others are to find the night at work.
      WOMBAT_INGEST_ONCESETTLESECONDS: '20',
    };
    const trial = { from: 'frames', disturb, environment } as const;
    const { code, differences, output } = await runTrial(night, trial, new RandomStream(SEED, 'cluster'));
    assert.deepEqual([code, differences], [0, []], output);
    assert.deepEqual(happened, ['killed', 'hanging', 'cut off']);
    assert.ok(Object.keys(copies).length > Object.keys(STREAMS).length, 'there are durables');
    assert.deepEqual([...new Set(Object.values(copies))], [3], JSON.stringify(copies));
  });
});
