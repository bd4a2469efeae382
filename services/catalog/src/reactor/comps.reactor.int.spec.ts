import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Standin, startStandin } from '@wombat/aavso-standin';
import { type Broker, connectBroker, EventLog, ensureStreams, eventSubject } from '@wombat/eventlog';
import { startNatsServer, type TestServer } from '@wombat/eventlog/testkit';
import { type CatalogProcess, startCatalog } from './testing/catalogProcess.js';
import { series, sky, solvedSeries } from './testing/solvedSeries.js';

/** The last thing said of the series, as far as the tests look at it. */
interface Said {
  type: string;
  reduction: { revision?: number; attempt?: number };
  code?: string;
  reason?: string;
  retryAt?: string;
  chartId?: string;
  target?: { name?: string };
  notes?: string[];
}

describe('a series whose services do not answer', () => {
  let home: string;
  let nats: TestServer;
  let standin: Standin;
  let broker: Broker;
  let log: EventLog;
  let catalog: CatalogProcess;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'wombat-catalog-'));
    nats = await startNatsServer();
    standin = await startStandin(sky);
    broker = await connectBroker({ url: nats.url, name: 'test' });
    await ensureStreams(broker);
    log = new EventLog({ broker, journal: null, producer: 'test', software: 'test', now: () => new Date() });
    const { url } = standin;
    const patience = 'minIntervalSeconds: 0, timeoutSeconds: 2, attempts: 1, retryMinutes: [0.01, 0.02]';
    const configFile = join(home, 'wombat.yaml');
    await writeFile(configFile, `aavso: { vsx: "${url}", vsp: "${url}", ${patience} }\n`);
    catalog = startCatalog({ home, natsUrl: nats.url, configFile });
  });
  afterEach(async () => {
    const code = await catalog.stop();
    await broker.close();
    await standin.close();
    await nats.stop();
    await rm(home, { recursive: true, force: true });
    assert.equal(code, 0, catalog.said());
  });

  const solve = async (revision: number) => {
    for (const event of solvedSeries(revision)) await log.publish(event);
  };

  async function last(): Promise<Said | null> {
    const subject = eventSubject(series.night, series);
    const message = await broker.streams.direct.getMessage('WOMBAT_EVENTS', { last_by_subj: subject });
    return message === null ? null : { ...message.json<Said>(), type: message.header.get('Wombat-Type') };
  }

  async function until(is: (said: Said) => boolean): Promise<Said> {
    for (let tries = 0; tries < 1200; tries++) {
      const said = await last();
      if (said !== null && is(said)) return said;
      await sleep(50);
    }
    throw new Error(`waited in vain; the last was ${JSON.stringify(await last())}\n${catalog.said()}`);
  }

  it('waits with novsp, is tried again by itself and goes on when VSP is back', async () => {
    standin.setFault('vsp', '503');
    await solve(1);
    const first = await until(({ type }) => type === 'SeriesHalted');
    assert.equal(first.code, 'novsp');
    assert.match(first.reason ?? '', /^VSP could not be asked: .*503/);
    assert.ok(Date.parse(first.retryAt ?? '') > 0);
    await until(({ type, reduction }) => type === 'SeriesHalted' && (reduction.attempt ?? 0) > 1);
    standin.setFault('vsp', 'none');
    const selected = await until(({ type }) => type === 'CompsSelected');
    assert.equal(selected.chartId, 'X12345AB');
    assert.equal(selected.target?.name, 'SS Cyg');
  });

  it('asks each service once, and says in the event that the chart of a wide field ends at magnitude 12', async () => {
    for (const event of solvedSeries(1, { sideDegrees: 4 })) await log.publish(event);
    const { notes = [] } = await until(({ type }) => type === 'CompsSelected');
    assert.equal(notes.length, 1);
    assert.deepEqual(
      standin.requests.map(({ service }) => service),
      ['vsx', 'vsp'],
    );
    assert.match(
      notes[0] ?? '',
      /^The field of 3\d\d' is wider than 180': .* only to magnitude 12 there, not to 13\.9\.$/,
    );
  });

  it('heals after three challenge pages of VSX without anybody, and a new reduction asks nothing', async () => {
    standin.setFault('vsx', 'challenge*3');
    await solve(1);
    const first = await until(({ type }) => type === 'SeriesHalted');
    assert.equal(first.code, 'novsp');
    assert.match(first.reason ?? '', /^VSX could not be asked for SSCyg: .*web page/);
    await until(({ type }) => type === 'CompsSelected');
    for (const { userAgent } of standin.requests) assert.match(userAgent, /^wombatpipeline\//);

    const asked = standin.requests.length;
    for (const service of ['vsx', 'vsp'] as const) standin.setFault(service, '403');
    await solve(2);
    const again = await until(
      ({ reduction, type }) => reduction.revision === 2 && type !== 'FramesSolved' && type !== 'ReductionRequested',
    );
    assert.deepEqual([again.type, again.chartId], ['CompsSelected', 'X12345AB']);
    assert.equal(standin.requests.length, asked);
  });
});
