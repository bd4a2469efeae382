import assert from 'node:assert/strict';
import { removeRunFile, writeRunFile } from '@wombat/service-kit';
import type {
  CheckupAnswer,
  FramesAnswer,
  LightCurve,
  ProgressAnswer,
  SeriesAnswer,
  SettingsAnswer,
} from './domain/contract.js';
import { ASKED_SERVICES, CURVE, DIGEST, SAMPLE_ANSWERS, SERIES, VALIDATION, VERDICT } from './testing/sampleAnswers.js';
import { refusal, serveDesk } from './testing/servedDesk.js';

describe('what the page asks', () => {
  const desk = serveDesk(SAMPLE_ANSWERS, ASKED_SERVICES);

  it('gives every series with what waits for a person, and lights of which there is none', async () => {
    const lights = { date: '20251015', targetName: 'T CrB', frames: 2, firstPath: 'a.fits', reason: 'it is short' };
    desk.double.answers.unusable = [lights];
    const answer = (await (await desk.get('series')).json()) as SeriesAnswer;
    // Nobody has decided, counted or cancelled, and no master failed: JSON leaves out what is not there.
    const { submitted, counts, cancelled, failedMasters, ...told } = SERIES;
    assert.deepEqual([submitted, counts, cancelled, failedMasters], new Array(4).fill(undefined));
    assert.deepEqual(answer, {
      entries: [
        {
          series: told,
          validation: VALIDATION,
          submission: null,
          digest: { ...DIGEST, revision: 1, otherSettings: false },
        },
      ],
      unusable: [lights],
      missing: [],
    });
    desk.double.answers.unusable = [];
  });

  it('gives the light curve of one series, what is not known left out', async () => {
    const asked = await desk.get('lightcurve?night=20251015&targetName=XZ+Cyg&filter=V');
    const { target, gate, checkCatalogueMag, revision } = (await asked.json()) as LightCurve;
    assert.deepEqual(desk.double.curvesAsked.at(-1), { night: '20251015', targetName: 'XZ Cyg', filter: 'V' });
    assert.equal(revision, 1);
    assert.equal(target[0]?.jdUtc, 2_460_964.281481);
    assert.equal(target[0]?.airmass, 1.1);
    assert.equal(checkCatalogueMag, undefined);
    assert.deepEqual(gate, [{ name: 'checkStar', verdict: 'pass', sentence: 'It is right.', value: -0.003 }]);
  });

  it('asks of a listed series only once photometry knows of it what the list tells', async () => {
    const curve = () => desk.get('lightcurve?night=20251015&targetName=XZ+Cyg&filter=V');
    desk.double.answers.listed = 12;
    await desk.get('series');
    desk.double.answers.listed = 7;
    await desk.get('series');
    const before = desk.double.curvesAsked.length;
    assert.equal((await curve()).status, 200);
    assert.equal(desk.double.followsAsked.at(-1), 12);
    desk.double.answers.followed = () => 11;
    const behind = await refusal(await curve());
    delete desk.double.answers.followed;
    assert.deepEqual(behind, { status: 504, error: 'photometry took too long to answer; try again' });
    assert.equal(desk.double.curvesAsked.length, before + 1);
    assert.equal((await curve()).status, 200);
  });

  it('says why there is no light curve', async () => {
    const sentence = 'XZ Cyg V of 20251015 is not measured (yet)';
    desk.double.answers.curve = { code: 'NOT_FOUND', message: sentence };
    const asked = await refusal(await desk.get('lightcurve?night=20251015&targetName=XZ+Cyg&filter=V'));
    desk.double.answers.curve = CURVE;
    assert.deepEqual(asked, { status: 404, error: sentence });
  });

  it('refuses what it cannot ask about', async () => {
    const asked = await refusal(await desk.get('lightcurve?night=../../etc&targetName=XZ+Cyg&filter=V'));
    assert.deepEqual(asked, { status: 400, error: 'night must be a date as YYYYMMDD' });
  });

  it('shows what it has when a service does not answer', async () => {
    writeRunFile(desk.home, { name: 'publisher', pid: 1, grpc: '127.0.0.1:1', http: '' });
    const { entries, missing } = (await (await desk.get('series')).json()) as SeriesAnswer;
    const said = await refusal(await desk.post('validate', VERDICT));
    desk.runFiles('publisher');
    assert.equal(entries.length, 1);
    assert.match(missing[0] ?? '', /^publisher does not answer just now/);
    assert.equal(said.status, 503);
  });

  it('gives what became of every frame of a series', async () => {
    const answer = (await (await desk.get('frames?night=20251015&targetName=XZ+Cyg&filter=V')).json()) as FramesAnswer;
    assert.equal(answer.counts.found, 0);
    assert.deepEqual(
      answer.frames.map(({ path, filename, state, reason }) => [path, filename, state, reason]),
      [['20251015/Light/a.fits', 'a.fits', 'broken', 'short']],
    );
  });

  it('tells how every service is, also of those that do not run', async () => {
    removeRunFile(desk.home, 'calibration');
    const { services } = (await (await desk.get('progress')).json()) as ProgressAnswer;
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
    desk.runFiles('calibration');
  });

  it('tells what a run rests on, and what is missing', async () => {
    const { findings } = (await (await desk.get('checkup')).json()) as CheckupAnswer;
    const subjects = findings.map(({ subject }) => subject);
    for (const subject of ['node', 'solver', 'data', 'home', 'site', 'page']) assert.ok(subjects.includes(subject));
    const observer = findings.find(({ subject }) => subject === 'observer');
    assert.equal(observer?.verdict, 'warn');
    assert.match(observer?.text ?? '', /observer: \{ code/);
  });

  it('tells what is set and what it means', async () => {
    const { settings } = (await (await desk.get('settings')).json()) as SettingsAnswer;
    const settle = settings.find(({ name }) => name === 'ingest.nightSettleSeconds');
    assert.deepEqual([settle?.value, settle?.isDefault], ['300', true]);
    assert.ok(settings.every(({ name, meaning }) => name !== '' && meaning !== ''));
  });
});
