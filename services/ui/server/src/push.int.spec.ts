import assert from 'node:assert/strict';
import { ingest, photometry } from '@wombat/proto';
import type { CorrectionsAnswer, DraftAnswer, SeriesAnswer, SubmissionsAnswer } from './domain/contract.js';
import type { PipelineAnswers } from './testing/pipelineDouble.js';
import { refusal, serveDesk } from './testing/servedDesk.js';

const SECRET = 'planted-pa55word';
const key = { night: '20251015', targetName: 'XZ Cyg', filter: 'V' };
const submission = {
  submissionId: '1-0badc0de',
  state: 'previewed',
  submitter: 'manual',
  rows: 3,
  previewRows: 3,
  series: [key],
};
const word = { submissionId: '1-0badc0de', by: 'A. Observer', note: '' };
const sha256 = 'ab'.repeat(32);

const NOT_ASKED = { code: 'UNIMPLEMENTED', message: 'not asked here' } as const;

const ANSWERS: PipelineAnswers = {
  series: [ingest.SeriesState.fromJSON({ ...key, date: key.night, revision: 1, apphot: 'validate' })],
  validations: [],
  curve: photometry.GetLightCurveResponse.fromJSON({ method: 'field', mode: 'ensemble' }),
  ...{ validate: null, points: NOT_ASKED, target: NOT_ASKED, alias: NOT_ASKED },
  push: {
    listSubmissions: { submissions: [submission] },
    draftSubmission: { rows: 3, sha256, text: '#TYPE=Extended\n', submitter: 'auth0Form', submitUrl: 'https://x' },
    submit: { submissionId: submission.submissionId },
    askArchive: { archived: 2, rows: 3 },
    getSubmissionFile: { name: 'XZ_Cyg_aavso.txt', text: '#TYPE=Extended\n' },
    listCorrections: { corrections: [{ submissionId: '1', series: key, sentence: 'delete it', observations: [] }] },
    getAccount: { source: 'page', kind: 'account', submitter: 'auth0Form', submitUrl: 'https://x' },
  },
};

describe('what the page says of submissions', () => {
  const desk = serveDesk(ANSWERS, ['ingest', 'publisher']);
  beforeEach(() => {
    desk.double.pushed.length = 0;
  });

  const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T;
  const refused = async (answer: Promise<Response>) => {
    const { status, error } = await refusal(answer);
    return [status, error] as const;
  };

  it('lists them, of all series, of one, and the last beside each series', async () => {
    for (const path of ['submissions', 'submissions?night=20251015&targetName=XZ+Cyg&filter=V']) {
      const { submissions } = await json<SubmissionsAnswer>(desk.get(path));
      const [last] = submissions;
      assert.deepEqual([last?.submissionId, last?.state, last?.previewRows], ['1-0badc0de', 'previewed', 3]);
    }
    const { entries } = await json<SeriesAnswer>(desk.get('series'));
    assert.equal(entries[0]?.submission?.state, 'previewed');
    assert.equal((await desk.get('submissions?night=x')).status, 400);
  });

  it('passes on what a person wants, with the name behind it', async () => {
    const wish = { series: [key], sha256, by: 'A. Observer', submitter: 'auth0Form', note: 'clear' };
    assert.equal((await json<DraftAnswer>(desk.post('push/draft', { series: [key] }))).rows, 3);
    assert.deepEqual(await json(desk.post('push/submit', wish)), { submissionId: '1-0badc0de' });
    assert.deepEqual(await json(desk.post('push/confirm', word)), {});
    assert.deepEqual(await json(desk.post('push/withdraw', word)), {});
    assert.deepEqual(await json(desk.post('push/settle', { ...word, arrived: true })), {});
    assert.deepEqual(await json(desk.post('push/ask', { submissionId: word.submissionId })), { archived: 2, rows: 3 });
    assert.deepEqual(desk.double.pushed, [
      ['draftSubmission', { series: [key] }],
      ['submit', wish],
      ['confirmSubmission', word],
      ['withdrawSubmission', word],
      ['settleSubmission', { ...word, arrived: true }],
      ['askArchive', { submissionId: word.submissionId }],
    ]);
  });

  it('passes on nothing that is incomplete or not from its own page', async () => {
    const said = [
      await refused(desk.post('push/submit', { series: [key], sha256: 'x', by: 'A' })),
      await refused(desk.post('push/submit', { series: [], sha256, by: 'A' })),
      await refused(desk.post('push/submit', { series: [key], sha256, by: 'A', submitter: 'pigeon' })),
      await refused(desk.post('push/confirm', { submissionId: '1' })),
      await refused(desk.post('push/settle', word)),
      await refused(desk.post('push/confirm', word, { origin: 'http://evil.example' })),
    ];
    assert.deepEqual(
      said.map(([status]) => status),
      [400, 400, 400, 400, 400, 403],
    );
    assert.deepEqual(desk.double.pushed, []);
  });

  it('gives the exact file as a download, and the list of corrections', async () => {
    const file = await desk.get('push/file?submissionId=1-0badc0de');
    assert.equal(await file.text(), '#TYPE=Extended\n');
    assert.match(file.headers.get('content-disposition') ?? '', /attachment; filename="XZ_Cyg_aavso.txt"/);
    const { corrections } = await json<CorrectionsAnswer>(desk.get('corrections'));
    assert.equal(corrections[0]?.sentence, 'delete it');
  });

  it('sets and clears the account, says what is set and never what it is', async () => {
    const account = { username: 'me@example.org', password: SECRET, cookie: '' };
    assert.deepEqual(await json(desk.post('account', account)), {});
    assert.deepEqual(await json(desk.post('account/clear', {})), {});
    assert.deepEqual(await json(desk.post('account/release', {})), {});
    assert.deepEqual(desk.double.pushed, [
      ['setAccount', account],
      ['clearAccount', {}],
      ['releaseLogin', {}],
    ]);
    const shown = { ...{ source: 'page', kind: 'account', held: '', problem: '' }, submitter: 'auth0Form' };
    assert.deepEqual(await json(desk.get('account')), { ...shown, submitUrl: 'https://x' });
  });

  it('says no word of a password it was given, also when it refuses it', async () => {
    const [status, sentence] = await refused(desk.post('account', { username: 7, password: SECRET }));
    assert.deepEqual([status, sentence.includes(SECRET)], [400, false]);
    assert.ok(!desk.ui.said().includes(SECRET));
  });
});
