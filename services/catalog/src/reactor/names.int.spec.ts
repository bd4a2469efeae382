import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Standin, startStandin } from '@wombat/aavso-standin';
import { type Broker, connectBroker, EventLog, ensureStreams, eventSubject } from '@wombat/eventlog';
import { startNatsServer, type TestServer } from '@wombat/eventlog/testkit';
import { type AliasSet, type CompsSelected, catalog, type SeriesHalted } from '@wombat/proto';
import { readRunFile } from '@wombat/service-kit';
import { GrpcClient } from '@wombat/service-kit/grpc';
import { type CatalogProcess, startCatalog } from './testing/catalogProcess.js';
import { sky, solvedSeries } from './testing/solvedSeries.js';

type Said = Partial<CompsSelected> & Partial<SeriesHalted> & { type: string };

/** Two releases of Gaia number their sources anew: a number alone may be that of either star of the frame. */
const number = '4111834567779557376';
const variables = [
  ...sky.variables.map((one) => ({ ...one, _aliases: [`Gaia DR3 ${number}`] })),
  {
    ...{ Name: 'V9 Cyg', OID: '9', RA2000: '325.75', Declination2000: '43.60', VariabilityType: 'EA' },
    _aliases: [`Gaia DR2 ${number}`],
  },
];
const away = { Name: 'T CrB', OID: '8', RA2000: '239.88', Declination2000: '25.92' };
const by = 'A. Observer';
/** Where nothing answers, as long as the service has not said where it does. */
const NOBODY = '127.0.0.1:1';

describe('a series whose star is not known by the name of its folder', () => {
  let home: string;
  let nats: TestServer;
  let standin: Standin;
  let broker: Broker;
  let log: EventLog;
  let service: CatalogProcess;
  let configFile: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'wombat-names-'));
    nats = await startNatsServer();
    standin = await startStandin({ ...sky, variables: [...variables, away] });
    broker = await connectBroker({ url: nats.url, name: 'test' });
    await ensureStreams(broker);
    log = new EventLog({ broker, journal: null, producer: 'test', software: 'test', now: () => new Date() });
    configFile = join(home, 'wombat.yaml');
    const { url } = standin;
    await writeFile(
      configFile,
      `aavso: { vsx: "${url}", vsp: "${url}", minIntervalSeconds: 0, timeoutSeconds: 2, attempts: 1 }\ntargets: { settled: { name: SS Cyg } }\n`,
    );
    service = startCatalog({ home, natsUrl: nats.url, configFile });
  });
  afterEach(async () => {
    const code = await service.stop();
    await broker.close();
    await standin.close();
    await nats.stop();
    await rm(home, { recursive: true, force: true });
    assert.equal(code, 0, service.said());
  });

  const solve = async (targetName: string) => {
    for (const event of solvedSeries(1, { targetName })) await log.publish(event);
  };

  async function last(night: string | null, targetName: string): Promise<(Said & AliasSet) | null> {
    const subject = eventSubject(night, { night: night ?? '', targetName, filter: night === null ? '' : 'V' });
    const message = await broker.streams.direct.getMessage('WOMBAT_EVENTS', { last_by_subj: subject });
    return message === null ? null : { ...message.json<Said & AliasSet>(), type: message.header.get('Wombat-Type') };
  }

  async function until(targetName: string, is: (said: Said) => boolean): Promise<Said> {
    for (let tries = 0; tries < 1200; tries++) {
      const said = await last('20260101', targetName);
      if (said !== null && is(said)) return said;
      await sleep(50);
    }
    throw new Error(
      `waited in vain; the last was ${JSON.stringify(await last('20260101', targetName))}\n${service.said()}`,
    );
  }

  const halted = (targetName: string) => until(targetName, ({ type }) => type === 'SeriesHalted');
  const selected = (targetName: string) => until(targetName, ({ type }) => type === 'CompsSelected');
  const asking = async <T>(question: (grpc: GrpcClient) => Promise<T>): Promise<T> => {
    const grpc = new GrpcClient(readRunFile(home, 'catalog')?.grpc ?? NOBODY);
    const answer = await question(grpc);
    grpc.close();
    return answer;
  };
  const setAlias = (word: Partial<catalog.SetAliasRequest>) => {
    const question = { request: catalog.SetAliasRequest.fromPartial({ by, ...word }), milliseconds: 30_000 };
    return asking((grpc) => grpc.ask(catalog.CatalogServiceDefinition, 'setAlias', question));
  };
  const known = (targetName: string) => {
    const question = { request: { targetName, night: '', filter: '' }, milliseconds: 30_000 };
    return asking((grpc) => grpc.ask(catalog.CatalogServiceDefinition, 'getTarget', question));
  };
  const target = async (targetName: string) => {
    const reply = await known(targetName);
    assert.ok(reply.ok, JSON.stringify(reply));
    return reply.value;
  };

  it('is offered the variables of its images, takes the one a person names, and goes on by itself', async () => {
    await solve('field7');
    const said = await halted('field7');
    assert.equal(said.code, 'novsx');
    assert.match(
      said.reason ?? '',
      /The nearest known variable is SS Cyg, then V9 Cyg\. Say which star it is on the page/,
    );
    const { offered, code, frameWidth } = await target('field7');
    assert.deepEqual([code, frameWidth], ['novsx', 1000]);
    assert.deepEqual(
      offered.map(({ name, variabilityType, x = 0, y = 0 }) => [name, variabilityType, x.toFixed(3), y.toFixed(3)]),
      [
        ['SS Cyg', '', '0.500', '0.500'],
        ['V9 Cyg', 'EA', '0.396', '0.528'],
      ],
    );

    const reply = await setAlias({ folder: 'field7', star: 'v9cyg', note: 'seen at the telescope' });
    assert.deepEqual(reply.ok && reply.value.name, 'V9 Cyg');
    const event = await last(null, 'field7');
    assert.deepEqual([event?.type, event?.name, event?.by], ['AliasSet', 'V9 Cyg', by]);
    const chosen = await selected('field7');
    assert.equal(chosen.target?.name, 'V9 Cyg');
    assert.equal(chosen.target?.foundBy, `VSX as V9 Cyg, named by ${by}`);
    assert.equal(chosen.reduction?.attempt, 2);
    const { aliases, star } = await target('field7');
    assert.equal(star, 'V9 Cyg');
    assert.deepEqual(
      aliases.map(({ name, note }) => [name, note]),
      [['V9 Cyg', 'seen at the telescope']],
    );
    assert.ok(Date.parse(aliases[0]?.at ?? '') > 0);
  });

  it('is ambiguous where two of its names are two stars of the images, until a person chooses', async () => {
    const folder = `Gaia${number}`;
    await solve(folder);
    const said = await halted(folder);
    assert.equal(said.code, 'ambiguous');
    assert.match(
      said.reason ?? '',
      /^Gaia\d+ may be SS Cyg \(000-BCP-220, .*\) or V9 Cyg \(RA 325\.75 Dec 43\.6, .*\): .* Say which/,
    );
    const { code, offered } = await target(folder);
    assert.deepEqual([code, offered.map(({ name }) => name)], ['ambiguous', ['SS Cyg', 'V9 Cyg']]);
    assert.equal((await setAlias({ folder, star: 'SS Cyg' })).ok, true);
    assert.equal((await selected(folder)).target?.name, 'SS Cyg');
  });

  it('may be told by its place, and again otherwise: the last word counts', async () => {
    await solve('newvar');
    await halted('newvar');
    assert.equal((await setAlias({ folder: 'newvar', star: '325.7 +43.6' })).ok, true);
    const chosen = await selected('newvar');
    assert.equal(chosen.target?.foundBy, `coordinates given by ${by}`);
    assert.equal(chosen.target?.ra2000Degrees, 325.7);
    assert.equal((await setAlias({ folder: 'newvar', star: 'SS Cyg', by: 'Somebody Else' })).ok, true);
    const { aliases } = await target('newvar');
    assert.deepEqual(
      aliases.map((each) => [each.name, each.by]),
      [
        ['SS Cyg', 'Somebody Else'],
        ['', by],
      ],
    );
    for (const event of solvedSeries(2, { targetName: 'newvar' })) await log.publish(event);
    const again = await until('newvar', ({ type, reduction }) => type === 'CompsSelected' && reduction?.revision === 2);
    assert.equal(again.target?.name, 'SS Cyg');
  });

  it('is known as before when the tables are made again from the log', async () => {
    await solve('field7');
    await halted('field7');
    assert.equal((await setAlias({ folder: 'field7', star: 'V9 Cyg' })).ok, true);
    await selected('field7');
    const before = await target('field7');
    assert.equal(await service.stop(), 0);
    await rm(join(home, 'db'), { recursive: true });
    service = startCatalog({ home, natsUrl: nats.url, configFile });
    let reply = await known('field7');
    for (let tries = 0; tries < 1200 && !(reply.ok && reply.value.star !== ''); tries++) {
      await sleep(50);
      reply = await known('field7');
    }
    assert.deepEqual(reply, { ok: true, value: before });
  });

  it('goes on at the next start where wombat.yaml has been told meanwhile', async () => {
    await solve('field7');
    await halted('field7');
    assert.equal(await service.stop(), 0);
    await writeFile(configFile, (await readFile(configFile, 'utf8')).replace('settled:', 'field7:'));
    service = startCatalog({ home, natsUrl: nats.url, configFile });
    assert.equal((await selected('field7')).target?.name, 'SS Cyg');
  });

  it('is not told what cannot be: each refusal is a sentence, and nothing is written', async () => {
    await solve('field7');
    await solve('settled');
    await halted('field7');
    const refusals: [Partial<catalog.SetAliasRequest>, RegExp][] = [
      [{ folder: 'field7', star: 'Nobody 1' }, /^VSX knows no star .*Nobody 1/],
      [{ folder: 'field7', star: 'T CrB' }, /T CrB is known, but lies outside the images/],
      [{ folder: 'field7', star: '1 1' }, /^RA 1 Dec 1 lies outside the images of field7$/],
      [{ folder: 'field7', star: 'SS Cyg', by: '' }, /needs the name of who says it/],
      [{ folder: 'elsewhere', star: 'SS Cyg' }, /^no series of the folder elsewhere is known$/],
      [{ folder: 'settled', star: 'V9 Cyg' }, /^wombat\.yaml says that it is SS Cyg, under targets: settled:/],
    ];
    for (const [request, sentence] of refusals) {
      const reply = await setAlias(request);
      assert.match(reply.ok ? 'taken' : reply.fault.message, sentence);
    }
    standin.setFault('vsx', '503');
    const unanswered = await setAlias({ folder: 'field7', star: 'XY Cyg' });
    assert.match(
      unanswered.ok ? 'taken' : unanswered.fault.message,
      /^VSX could not be asked for XY Cyg: .*Say it again later/,
    );
    assert.equal(await last(null, 'field7'), null);
  });
});
