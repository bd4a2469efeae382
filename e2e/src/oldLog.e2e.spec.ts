import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '@wombat/imaging';
import { locate } from '@wombat/prerequisites';
import type { LightCurve, SeriesAnswer } from '@wombat/service-ui';
import { describeUnless } from '@wombat/testdata';
import Database from 'better-sqlite3';
import { eventually, pageUrl } from './harness/browser.js';
import { type OldMessage, ofFirstNight, writeFirstNight } from './harness/firstNight.js';
import { type Places, type Run, startWombat } from './harness/workplace.js';

const NIGHT = '20250930';
const WAITING = { night: NIGHT, targetName: 'RWPsA', filter: 'B' };

/** What is called otherwise since. */
const NEW_WORDS: Readonly<Record<string, string>> = { 'ASTAP near': 'astapNear', catalog: 'select' };

type Row = Record<string, unknown>;

describeUnless(locate('nats-server') === null && 'needs nats-server')('the log of the first version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-old-log-'));
  const at = (name: string) => join(folder, name);
  const places: Places = { data: at('data'), home: at('home'), config: at('wombat.yaml') };
  let wombat: Run;
  let url: string;

  beforeAll(async () => {
    writeFirstNight(at('backup'));
    mkdirSync(places.data);
    writeFileSync(places.config, 'ingest: { fileSettleSeconds: 0, nightSettleSeconds: 0 }\n');
    const restored = startWombat(places, 'restore', at('backup'));
    assert.equal(await restored.ended(), 0, restored.output);
    assert.match(restored.output, /: 20 events and 62 facts of frames/);
    wombat = startWombat(places, 'up');
    url = await pageUrl(wombat);
  });
  afterAll(async () => {
    wombat.child.kill('SIGINT');
    await wombat.ended(60);
    rmSync(folder, { recursive: true, force: true });
  });

  const get = async <T>(path: string) => (await (await fetch(`${url}/api/${path}`)).json()) as T;
  const listed = (holds: (answer: SeriesAnswer) => boolean) => eventually(() => get<SeriesAnswer>('series'), holds);
  const stateOf = (answer: SeriesAnswer) =>
    answer.entries.map(({ series, validation }) => [
      ...[series.targetName, series.filter, series.apphot],
      ...[validation?.state, validation?.by],
    ]);

  it('is listed by the page as that version listed it', async () => {
    const answer = await listed(({ entries }) => entries.filter(({ validation }) => validation !== null).length === 2);
    assert.deepEqual(stateOf(answer), [
      ['Nowhere', 'V', 'novsx', undefined, undefined],
      ['RWPsA', 'B', 'validate', 'validate', ''],
      ['RWPsA', 'V', 'validate', 'approved', 'A. Observer'],
    ]);
  });

  it('makes tables that hold every row of that version, by the words of today', async () => {
    const tables = new Database(join(places.home, 'wombatpipeline.db'), { readonly: true });
    const before = ofFirstNight<{ table: string; row: Row }>('tables');
    const today = (value: unknown) => (typeof value === 'string' ? (NEW_WORDS[value] ?? value) : value);
    assert.equal(before.length, 56);
    try {
      for (const { table, row } of before) {
        const now = tables.prepare(`SELECT * FROM ${table}`).all() as Row[];
        assert.equal(now.length, before.filter((one) => one.table === table).length, table);
        const isKept = now.some((one) => Object.entries(row).every(([column, value]) => one[column] === today(value)));
        assert.ok(isKept, `${table} has lost ${JSON.stringify(row)}`);
      }
    } finally {
      tables.close();
    }
  });

  it('shows a light curve of the magnitudes that were reported then, to the millimagnitude', async () => {
    const curve = await get<LightCurve>(`lightcurve?${new URLSearchParams(WAITING)}`);
    const told = ofFirstNight<OldMessage>('log')
      .filter(({ subject, text }) => subject.endsWith(':B') && text.includes('"targetMagMedian"'))
      .map(({ text }) => JSON.parse(text) as { rows: number; targetMagMedian: number });
    const reported = curve.target.filter((point) => point.reported).map(({ mag }) => mag);
    assert.deepEqual(
      [[reported.length, median(reported).toFixed(3)]],
      told.map(({ rows, targetMagMedian }) => [rows, targetMagMedian.toFixed(3)]),
    );
  });

  it('goes on: a person approves what waited', async () => {
    const body = JSON.stringify({ ...WAITING, revision: 1, verdict: 'approved', by: 'B. Observer', reason: '' });
    const headers = { 'content-type': 'application/json', origin: url.replace(/\/$/, '') };
    const answer = await fetch(`${url}/api/validate`, { method: 'POST', headers, body });
    assert.equal(answer.status, 200, await answer.text());
    await listed((now) => JSON.stringify(stateOf(now)).includes('"approved","B. Observer"'));
  });

  it('agrees with the tables made of it', async () => {
    const run = startWombat(places, 'verify');
    await run.ended();
    const told = run.output.split('\n').filter((line) => /^(event log|journals|tables|data)/.test(line));
    const tables = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher', 'ui'];
    assert.deepEqual(told, [
      'event log: 83 events, all of them readable',
      'journals: 1 decisions and answers from outside, all of them in the log',
      ...tables.map((name) => `tables of ${name}: agree with the log`),
      'data folder: no other home has it',
    ]);
    // The log alone is kept here: its files are missed, and nothing else is complained of.
    const complaints = run.output.split('\n').filter((line) => line.startsWith('products: '));
    assert.equal(complaints.length, 1, run.output);
    assert.match(
      complaints[0] ?? '',
      /: none of 19 files is right in .* is not on the disk any more: reduce the series/,
    );
  });
});
