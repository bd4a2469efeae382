import assert from 'node:assert/strict';
import { join } from 'node:path';
import { SITE_ACCOUNT, type SubmissionSite, startSite } from '@wombat/aavso-standin';
import { defaultNights } from '@wombat/observatory';
import Database from 'better-sqlite3';
import { eventually, pageUrl, until } from './harness/browser.js';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const FRAMES = 6;
const plan = defaultNights.xzCyg({ framesPerFilter: FRAMES, counts: { bias: 4, dark: 3, flatPerFilter: 4 } });
const SETTINGS = 'ingest: { fileSettleSeconds: 1, nightSettleSeconds: 2 }\n';
const BY = 'A. Observer';

interface Told {
  state: string;
  rows: number;
  previewRows?: number;
  sentence: string;
}

describe('a simulated night, pushed to a fake AAVSO over the REST API', () => {
  let workplace: Workplace;
  let site: SubmissionSite;
  let wombat: Run;
  let page = '';

  beforeAll(async () => {
    workplace = await layOut(plan, SETTINGS);
    site = await startSite();
    Object.assign(process.env, {
      ...{ WOMBAT_UI_PORT: '0', WOMBAT_AAVSO_SUBMIT: site.submitUrl, WOMBAT_AAVSO_LOGIN: site.loginUrl },
      ...{ WOMBAT_AAVSO_USERNAME: SITE_ACCOUNT.username, WOMBAT_AAVSO_PASSWORD: SITE_ACCOUNT.password },
    });
    wombat = startWombat(workplace, 'up');
    page = await pageUrl(wombat);
  });
  afterAll(async () => {
    wombat?.child.kill('SIGINT');
    const code = await wombat?.ended(60);
    await site?.close();
    await workplace?.close();
    assert.equal(code, 0, wombat?.output);
  });

  async function ask<T>(path: string, body?: object): Promise<T> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', origin: page } };
    const answer = await fetch(
      `${page}/api/${path}`,
      body === undefined ? {} : { ...init, body: JSON.stringify(body) },
    );
    const text = await answer.text();
    assert.equal(answer.status, 200, `${path}: ${text}`);
    return JSON.parse(text) as T;
  }

  /** The observer's tables. */
  function ledger<Row>(sql: string): Row[] {
    const db = new Database(join(workplace.home, 'wombatpipeline.db'), { readonly: true });
    try {
      return db.prepare(sql).all() as Row[];
    } finally {
      db.close();
    }
  }

  async function submission(id: string): Promise<Told> {
    const { submissions } = await ask<{ submissions: (Told & { submissionId: string })[] }>('submissions');
    const found = submissions.find(({ submissionId }) => submissionId === id);
    if (found === undefined) throw new Error(`no submission ${id}`);
    return found;
  }

  async function stands(id: string, state: string): Promise<Told> {
    return eventually(
      () => submission(id),
      (told) => told.state === state,
    );
  }

  it('is approved, previewed, confirmed, and at the AAVSO once', async () => {
    const waiting = () =>
      ledger<{ filter: string }>(
        "SELECT date AS night, target_name AS targetName, filter FROM target WHERE apphot = 'validate'",
      );
    const series = await eventually(waiting, (rows) => rows.length === 2);
    for (const key of series) {
      await ask('validate', { ...key, revision: 1, verdict: 'approved', by: BY, reason: 'a test night' });
    }
    const draft = await ask<{ rows: number; sha256: string; text: string; submitter: string }>('push/draft', {
      series,
    });
    assert.ok(draft.rows > 0 && draft.rows <= 2 * FRAMES, String(draft.rows));
    assert.equal(draft.submitter, 'auth0Form');
    const { submissionId } = await ask<{ submissionId: string }>('push/submit', {
      ...{ series, sha256: draft.sha256, by: BY, note: '' },
    });
    assert.equal((await stands(submissionId, 'previewed')).previewRows, draft.rows);
    assert.deepEqual(site.archive.commits, []);
    await ask('push/confirm', { submissionId, by: BY, note: '' });
    await stands(submissionId, 'accepted');
    assert.deepEqual([...site.archive.counts().values()], Array(draft.rows).fill(1));
    await until(() =>
      ledger<{ submitted: string }>('SELECT submitted FROM target').every(({ submitted }) => submitted === 'submitted'),
    );
    const sent = ledger<{ outcome: string; rows: number }>('SELECT outcome, rows FROM submission');
    assert.deepEqual(
      sent.map(({ outcome }) => outcome),
      ['accepted', 'accepted'],
    );
    assert.equal(
      sent.reduce((sum, { rows }) => sum + rows, 0),
      draft.rows,
    );
  });

  it('is told of by the doctor: the account by where it is from, and not by what it is', async () => {
    const doctor = startWombat(workplace, 'doctor');
    await doctor.ended(60);
    assert.match(
      doctor.output,
      /^ok +account +from the environment; reports are submitted by the pages of the AAVSO, with name and password$/m,
    );
    assert.ok(!doctor.output.includes(SITE_ACCOUNT.password));
  });

  it('is on the list of corrections when it is rejected after', async () => {
    const [key] = ledger<object>(
      "SELECT date AS night, target_name AS targetName, filter FROM target WHERE filter = 'B'",
    );
    await ask('validate', { ...key, revision: 1, verdict: 'rejected', by: BY, reason: 'clouds after all' });
    const { corrections } = await ask<{ corrections: { sentence: string; observations: object[] }[] }>('corrections');
    assert.match(corrections[0]?.sentence ?? '', /rejected it after it was sent \(clouds after all\)/);
    assert.ok((corrections[0]?.observations.length ?? 0) > 0);
  });
});
