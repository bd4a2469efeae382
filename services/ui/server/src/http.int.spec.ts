import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBroker, EventLog, ensureStreams } from '@wombat/eventlog';
import { startNatsServer, type TestServer } from '@wombat/eventlog/testkit';
import { catalog, ingest, photometry, publisher } from '@wombat/proto';
import { writeRunFile } from '@wombat/service-kit';
import type {
  ErrorAnswer,
  FramesAnswer,
  LightCurve,
  ProgressAnswer,
  SeriesAnswer,
  SettingsAnswer,
  TargetAnswer,
} from './domain/contract.js';
import { type PipelineDouble, startPipelineDouble } from './testing/pipelineDouble.js';
import { spawnUi, startUi, type UiProcess } from './testing/uiProcess.js';

const key = { targetName: 'XZ Cyg', filter: 'V', revision: 1 };
const series = ingest.SeriesState.fromJSON({ ...key, date: '20251015', proc: 'done', apphot: 'validate' });
const digest = {
  ...{ points: 3, pointsOf: 4, testsFailed: 1, testsUnknown: 0, tests: 5, sketch: [9.1, 9.2] },
  worst: { name: 'checkStar', verdict: 'fail', value: 0.2, threshold: 0.1, sentence: 'It is off.' },
};
const validation = publisher.Validation.fromJSON({ ...key, night: '20251015', state: 'validate', digest });
const curve = photometry.GetLightCurveResponse.fromJSON({
  ...{ revision: 1, mode: 'ensemble', method: 'zeroPoint' },
  star: 'XZ Cyg',
  band: 'V',
  checkId: '000-BMS-017',
  target: [{ filename: 'a.fits', jdUtc: 2_460_964.281481, mag: 9.4567, magError: 0.012, reported: true, airmass: 1.1 }],
  gate: [{ name: 'checkStar', verdict: 'pass', sentence: 'It is right.', value: -0.003 }],
});
const target = catalog.GetTargetResponse.fromJSON({
  ...{ night: '20251015', targetName: 'XZ Cyg', filter: 'V', code: 'novsx', frameWidth: 1000, frameHeight: 800 },
  offered: [{ name: 'V1 Cyg', raDegrees: 293.1, decDegrees: 56.4, separationDegrees: 0.1, x: 0.25, y: 0.75 }],
  aliases: [{ name: 'V2 Cyg', by: 'Somebody Else', at: '2026-01-01T00:00:00.000Z' }],
});
const named = { name: 'V1 Cyg', raDegrees: 293.1, decDegrees: 56.4 };
const word = { folder: 'XZ Cyg', star: 'v1 cyg', by: 'A. Observer', note: '' };
const verdict = { ...key, night: '20251015', verdict: 'approved', by: 'A. Observer', reason: '' };

describe('the page’s server', () => {
  let home: string;
  let nats: TestServer;
  let double: PipelineDouble;
  let ui: UiProcess;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'wombat-ui-'));
    nats = await startNatsServer();
    double = await startPipelineDouble({
      ...{
        series: [series],
        validations: [validation],
        curve,
        validate: null,
        points: { points: 3, gate: [...curve.gate] },
      },
      ...{ target, alias: named },
    });
    runFiles('ingest', 'catalog', 'photometry', 'publisher', 'astrometry');
    ui = await startUi({ home, natsUrl: nats.url });
  });
  afterAll(async () => {
    const code = await ui?.stop();
    double?.stop();
    await nats?.stop();
    await rm(home, { recursive: true, force: true });
    assert.equal(code, 0, ui?.said());
  });

  function runFiles(...names: string[]): void {
    for (const name of names) writeRunFile(home, { name, pid: process.pid, grpc: double.address, http: '' });
  }

  const get = (path: string) => fetch(`${ui.url}${path}`);
  const post = (body: unknown, headers: Record<string, string> = {}, path = 'validate') =>
    fetch(`${ui.url}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ui.url, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const refusal = async (response: Response) => ({
    status: response.status,
    error: ((await response.json()) as ErrorAnswer).error,
  });

  it('gives every series with what waits for a person', async () => {
    const answer = (await (await get('/api/series')).json()) as SeriesAnswer;
    // Nobody has decided, nobody has counted: JSON leaves out what is not there.
    const { submitted, counts, ...told } = series;
    assert.deepEqual([submitted, counts], [undefined, undefined]);
    assert.deepEqual(answer, {
      entries: [
        { series: told, validation, submission: null, digest: { ...digest, revision: 1, otherSettings: false } },
      ],
      missing: [],
    });
  });

  it('gives the light curve of one series, what is not known left out', async () => {
    const asked = await get('/api/lightcurve?night=20251015&targetName=XZ+Cyg&filter=V');
    const { target, gate, checkCatalogueMag, revision } = (await asked.json()) as LightCurve;
    assert.deepEqual(double.curvesAsked.at(-1), { night: '20251015', targetName: 'XZ Cyg', filter: 'V' });
    assert.equal(revision, 1);
    assert.equal(target[0]?.jdUtc, 2_460_964.281481);
    assert.equal(target[0]?.airmass, 1.1);
    assert.equal(checkCatalogueMag, undefined);
    assert.deepEqual(gate, [{ name: 'checkStar', verdict: 'pass', sentence: 'It is right.', value: -0.003 }]);
  });

  it('says why there is no light curve', async () => {
    const sentence = 'XZ Cyg V of 20251015 is not measured (yet)';
    double.answers.curve = { code: 'NOT_FOUND', message: sentence };
    const asked = await refusal(await get('/api/lightcurve?night=20251015&targetName=XZ+Cyg&filter=V'));
    double.answers.curve = curve;
    assert.deepEqual(asked, { status: 404, error: sentence });
  });

  it('refuses what it cannot ask about', async () => {
    const asked = await refusal(await get('/api/lightcurve?night=../../etc&targetName=XZ+Cyg&filter=V'));
    assert.deepEqual(asked, { status: 400, error: 'night must be a date as YYYYMMDD' });
  });

  it('passes a verdict on', async () => {
    const answer = await post(verdict);
    assert.equal(answer.status, 200);
    assert.deepEqual(double.verdicts.at(-1), verdict);
  });

  it('answers 409 or 412 with the publisher’s sentence', async () => {
    double.answers.validate = { code: 'ABORTED', message: 'the series changed meanwhile: look again' };
    assert.deepEqual(await refusal(await post(verdict)), {
      status: 409,
      error: 'the series changed meanwhile: look again',
    });
    double.answers.validate = { code: 'FAILED_PRECONDITION', message: 'revision 2 is current: look again' };
    assert.deepEqual(await refusal(await post(verdict)), { status: 412, error: 'revision 2 is current: look again' });
    double.answers.validate = null;
  });

  it('passes on no verdict that is incomplete, broken, or not from its own page', async () => {
    const before = double.verdicts.length;
    const refused = [
      await post({ ...verdict, verdict: 'rejected' }),
      await post('{"night":'),
      await post(verdict, { origin: 'http://evil.example' }),
      await post(verdict, { 'sec-fetch-site': 'cross-site' }),
      await post(verdict, { 'content-type': 'text/plain' }),
    ];
    const said = await Promise.all(refused.map(refusal));
    assert.deepEqual(
      said.map(({ status }) => status),
      [400, 400, 403, 403, 415],
    );
    assert.equal(said[0]?.error, 'a rejection needs its reason');
    for (const { error } of said) assert.ok(error.length > 10, error);
    assert.equal(double.verdicts.length, before);
  });

  it('passes on what a person says of points, and answers with the report as it is then', async () => {
    const frames = ['ab'.repeat(32)];
    const word = { ...key, night: '20251015', frames, by: 'A. Observer' };
    const rejection = { ...word, scope: 'T1', reasonCode: 'cloud', words: '' };
    const answers = [await post(rejection, {}, 'points/reject'), await post(word, {}, 'points/restore')];
    const [{ threshold, ...gate } = {}] = curve.gate;
    assert.equal(threshold, undefined);
    for (const answer of answers)
      assert.deepEqual([answer.status, await answer.json()], [200, { points: 3, gate: [gate] }]);
    assert.deepEqual([double.rejections, double.restorings], [[rejection], [word]]);
    const refused = [
      await post({ ...rejection, reasonCode: 'ugly' }, {}, 'points/reject'),
      await post({ ...rejection, frames: ['../x'] }, {}, 'points/reject'),
      await post({ ...word, by: '' }, {}, 'points/restore'),
      await post(word, { origin: 'http://evil.example' }, 'points/restore'),
    ];
    const said = await Promise.all(refused.map(refusal));
    assert.deepEqual(
      said.map(({ status }) => status),
      [400, 400, 400, 403],
    );
    assert.match(said[0]?.error ?? '', /^reasonCode must be one of cloud, /);
    assert.deepEqual([double.rejections.length, double.restorings.length], [1, 1]);
  });

  it('gives who the star of a series may be, and passes on who a person says it is', async () => {
    const asked = await get('/api/target?night=20251015&targetName=XZ+Cyg&filter=V');
    assert.deepEqual(await asked.json(), target satisfies TargetAnswer);
    assert.deepEqual(double.targetsAsked, [{ night: '20251015', targetName: 'XZ Cyg', filter: 'V' }]);
    const answer = await post(word, {}, 'alias');
    assert.deepEqual([answer.status, await answer.json()], [200, named]);
    assert.deepEqual(double.aliases, [word]);
  });

  it('answers with catalog’s sentence, and passes on no word that is incomplete or not from its own page', async () => {
    double.answers.alias = { code: 'FAILED_PRECONDITION', message: 'VSX knows no star' };
    assert.deepEqual(await refusal(await post(word, {}, 'alias')), { status: 412, error: 'VSX knows no star' });
    double.answers.alias = named;
    const before = double.aliases.length;
    const refused = [
      await post({ ...word, star: ' ' }, {}, 'alias'),
      await post({ ...word, by: '' }, {}, 'alias'),
      await post(word, { origin: 'http://evil.example' }, 'alias'),
    ];
    assert.deepEqual(await Promise.all(refused.map(refusal)), [
      { status: 400, error: 'the name of the star is missing' },
      { status: 400, error: 'your name is missing' },
      { status: 403, error: 'only the page of this server may decide' },
    ]);
    assert.equal(double.aliases.length, before);
  });

  it('tells what is set and what it means', async () => {
    const { settings } = (await (await get('/api/settings')).json()) as SettingsAnswer;
    const settle = settings.find(({ name }) => name === 'ingest.nightSettleSeconds');
    assert.deepEqual([settle?.value, settle?.isDefault], ['300', true]);
    assert.ok(settings.every(({ name, meaning }) => name !== '' && meaning !== ''));
  });

  it('gives what became of every frame of a series', async () => {
    const answer = (await (await get('/api/frames?night=20251015&targetName=XZ+Cyg&filter=V')).json()) as FramesAnswer;
    assert.equal(answer.counts.found, 0);
    assert.deepEqual(
      answer.frames.map(({ path, filename, state, reason }) => [path, filename, state, reason]),
      [['20251015/Light/a.fits', 'a.fits', 'broken', 'short']],
    );
  });

  it('passes on that a night be reduced again, whole or in part, and says how much of it is', async () => {
    const wish = { night: '20251015', by: 'A. Observer' };
    const answer = await post(wish, {}, 'reduce');
    assert.deepEqual([answer.status, await answer.json()], [200, { series: 1 }]);
    await post({ ...wish, targetName: 'XZ Cyg', filter: 'V', failedOnly: true, reason: 'gain' }, {}, 'reduce');
    assert.deepEqual(double.reductions, [
      { ...wish, targetName: '', filter: '', failedOnly: false, fromStage: undefined, reason: '' },
      { ...wish, targetName: 'XZ Cyg', filter: 'V', failedOnly: true, fromStage: undefined, reason: 'gain' },
    ]);
    const refused = [
      await post({ night: '20251015' }, {}, 'reduce'),
      await post({ ...wish, fromStage: 'lunch' }, {}, 'reduce'),
      await post(wish, { origin: 'http://evil.example' }, 'reduce'),
    ];
    assert.deepEqual(
      refused.map(({ status }) => status),
      [400, 400, 403],
    );
    assert.equal(double.reductions.length, 2);
  });

  it('tells how every service is, also of those that do not run', async () => {
    const { services } = (await (await get('/api/progress')).json()) as ProgressAnswer;
    const states = Object.fromEntries(services.map(({ service, state }) => [service, state]));
    assert.deepEqual(states, {
      ingest: 'ready',
      calibration: 'stopped',
      astrometry: 'ready',
      catalog: 'ready',
      photometry: 'ready',
      publisher: 'ready',
    });
    assert.equal(services.find(({ service }) => service === 'astrometry')?.planned, 2);
  });

  it('shows what it has when a service does not answer', async () => {
    writeRunFile(home, { name: 'publisher', pid: 1, grpc: '127.0.0.1:1', http: '' });
    const { entries, missing } = (await (await get('/api/series')).json()) as SeriesAnswer;
    const said = await refusal(await post(verdict));
    runFiles('publisher');
    assert.equal(entries.length, 1);
    assert.match(missing[0] ?? '', /^publisher does not answer just now/);
    assert.equal(said.status, 503);
  });

  it('serves the page with headers that keep strangers out, and nothing else of the disk', async () => {
    const page = await get('/');
    const html = await page.text();
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/);
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(page.headers.get('x-powered-by'), null);
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const asset = await get(script);
    assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
    assert.match(await asset.text(), /Validate & Publish/);
    const again = await fetch(`${ui.url}/`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
    for (const path of [
      '/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets',
      '/main.js',
      '/%2e%2e/index.html',
    ]) {
      assert.equal(await rawStatus(ui.url, path), 404, path);
    }
    assert.deepEqual(await refusal(await get('/api/elsewhere')), { status: 404, error: 'there is nothing here' });
  });

  it('answers to no name it was not told', async () => {
    assert.equal(await rawStatus(ui.url, '/api/series', { host: 'rebound.example' }), 403);
  });

  it('is healthy like every service', async () => {
    const health = await get('/health');
    assert.equal(health.status, 200);
    assert.deepEqual(await health.json(), { service: 'ui', problems: [] });
  });

  it('tells an open page that something happened', async () => {
    const stop = new AbortController();
    const stream = await fetch(`${ui.url}/api/stream`, { signal: stop.signal });
    assert.match(stream.headers.get('content-type') ?? '', /^text\/event-stream/);
    const broker = await connectBroker({ url: nats.url, name: 'test' });
    await ensureStreams(broker);
    const log = new EventLog({ broker, journal: null, producer: 'test', software: 'test', now: () => new Date() });
    await log.publish({ id: 'scan-1', type: 'ScanCompleted', payload: { nights: [], scanId: '1' } });
    let text = '';
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.includes('event: changed')) break;
    }
    stop.abort();
    await broker.close();
    assert.match(text, /event: changed/);
  });

  it('goes on at a free port where its own is taken, and says so', async () => {
    const taken = Number(new URL(ui.url).port);
    // A service takes over the consumer of one of its name, so the other page has a log of its own.
    const other = await startNatsServer();
    const second = await startUi({ home: join(home, 'second'), natsUrl: other.url, port: taken });
    try {
      assert.match(
        second.said(),
        new RegExp(`^ui: port ${taken} is taken by another program: the page takes a free one`, 'm'),
      );
      assert.notEqual(Number(new URL(second.url).port), taken);
      assert.equal((await fetch(second.url)).status, 200);
    } finally {
      assert.equal(await second.stop(), 0, second.said());
      await other.stop();
    }
  });

  it('refuses what is no port', async () => {
    const wrong = spawnUi({ home: join(home, 'third'), natsUrl: nats.url, port: 99_999 });
    assert.equal(await wrong.ended, 78);
    assert.match(wrong.said(), /WOMBAT_UI_PORT is '99999': it must be a port/);
  });
});

/** A request as it is written, which no client library has tidied up. */
function rawStatus(url: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}
