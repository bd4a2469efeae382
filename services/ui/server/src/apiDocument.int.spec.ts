import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { layLetter } from '@wombat/eventlog/testkit';
import type { Routes } from './domain/contract.js';
import { ApiSchemas, routesIn } from './testing/apiSchemas.js';
import { PASSWORD, writePeople } from './testing/people.js';
import { ASKED_SERVICES, KEY, NAMED, PROVENANCE, SAMPLE_ANSWERS, VERDICT } from './testing/sampleAnswers.js';
import { serveDesk } from './testing/servedDesk.js';
import { tellChange } from './testing/tellChange.js';
import { WrittenEvidence } from './testing/writtenEvidence.js';

type Asked = {
  [R in keyof Routes]: Routes[R] extends { query: infer Q } ? Q : Routes[R] extends { body: infer B } ? B : null;
};

const series = { night: '20251015', targetName: 'XZ Cyg', filter: 'V' };
const sha256 = 'ab'.repeat(32);
const picture = { ...series, sha256, size: 64, centre: 'T1' as const };
const points = { ...KEY, ...series, frames: [sha256], by: 'A. Observer' };
const word = { submissionId: '1-0badc0de', by: 'A. Observer', note: '' };
const account = { username: 'me@example.org', password: 'planted', cookie: '' };
const CONFIGURATION = 'observer:\n  code: ABC\n';
const setting = {
  path: ['observer', 'code'],
  text: 'XYZ',
  sha256: createHash('sha256').update(CONFIGURATION).digest('hex'),
};

/** Something every route is asked with; the session opens with the first and ends with the last. */
const ASKED: Asked = {
  'POST /api/login': { name: 'admin', password: PASSWORD },
  'GET /api/openapi.json': null,
  'GET /api/whoami': null,
  'GET /api/series': null,
  'GET /api/lightcurve': series,
  'GET /api/comps/try': { ...series, off: '000-BJS-001,000-BJS-002', on: '' },
  'POST /api/comps/choose': {
    ...series,
    revision: 1,
    off: ['000-BJS-001'],
    on: [],
    words: 'it varies',
    by: 'A. Observer',
  },
  'POST /api/comps/ask': series,
  'POST /api/validate': { ...VERDICT, verdict: 'approved' },
  'POST /api/points/reject': { ...points, scope: 'T1', reasonCode: 'cloud', words: '' },
  'POST /api/points/restore': points,
  'GET /api/submissions': series,
  'GET /api/corrections': null,
  'GET /api/push/file': { submissionId: word.submissionId },
  'POST /api/push/draft': { series: [series] },
  'POST /api/push/submit': { series: [series], sha256, by: 'A. Observer', note: '' },
  'POST /api/push/confirm': word,
  'POST /api/push/withdraw': word,
  'POST /api/push/settle': { ...word, arrived: true },
  'POST /api/push/ask': { submissionId: word.submissionId },
  'GET /api/account': null,
  'POST /api/account': account,
  'POST /api/account/clear': null,
  'POST /api/account/release': null,
  'GET /api/target': series,
  'POST /api/alias': { folder: 'XZ Cyg', star: NAMED.name, by: 'A. Observer', note: '' },
  'GET /api/frames': series,
  'GET /api/frame': picture,
  'GET /api/frame.png': picture,
  'GET /api/field': { ...series, size: 64 },
  'GET /api/field.png': { ...series, size: 64, marks: 'drawn' },
  'GET /api/raw.png': { ...series, sha256, size: 64 },
  'GET /api/masters': { night: '20251015' },
  'GET /api/master.png': { night: '20251015', sha256: 'cd'.repeat(32), size: 64 },
  'GET /api/report': series,
  'GET /api/product': { ...series, kind: 'report' },
  'GET /api/explain': { ...series, sha256 },
  'GET /api/export': { ...series, kind: 'csv' },
  'GET /api/history': series,
  'GET /api/reputation': { targetName: 'XZ Cyg' },
  'GET /api/colourterms': null,
  'GET /api/difference': series,
  'GET /api/nights': null,
  'POST /api/begin': { folder: '2025-10-15', by: 'A. Observer' },
  'POST /api/pause': { night: '20251015', paused: true, by: 'A. Observer' },
  'POST /api/cancel': { night: '20251015', by: 'A. Observer', reason: 'clouds' },
  'POST /api/first': { night: '20251015', by: 'A. Observer' },
  'POST /api/reduce': { ...series, failedOnly: false, by: 'A. Observer', reason: 'gain' },
  'GET /api/progress': null,
  'GET /api/ops': null,
  'POST /api/letters/again': { place: 1, by: 'A. Observer' },
  'POST /api/letters/away': { place: 2, by: 'A. Observer' },
  'GET /api/clock': null,
  'GET /api/log': { night: '20251015' },
  'GET /api/log/event': { stream: 'events', sequence: 1 },
  'GET /api/log/named': { id: 'scan:sample', night: '' },
  'GET /api/stream': null,
  'GET /api/settings': null,
  'POST /api/settings/preview': setting,
  'POST /api/settings/change': { ...setting, reason: 'the code came', by: 'A. Observer' },
  'POST /api/settings/apply': null,
  'GET /api/checkup': null,
  'POST /api/logout': null,
};

const ROW = 'XZ Cyg,2460964.28148,9.456,0.010,V,NO,STD,ENSEMBLE,na,118,11.800,1.2,na,X123,na\n';
const at = '2026-01-01T00:00:00Z';
const submission = { ...{ submissionId: '1-0badc0de', state: 'previewed', submitter: 'manual' }, series: [series] };

describe('the answers of the page’s server, held against its document', () => {
  const written = new WrittenEvidence();
  const report = written.text('now.txt', `#TYPE=Extended\n#OBSCODE=ABC\n#DELIM=,\n#DATE=JD\n#OBSTYPE=CCD\n${ROW}`);
  const answers = {
    ...SAMPLE_ANSWERS,
    report: { revision: 2, report, previous: report, previousRevision: 1, whyNotSendable: 'it is not approved' },
    products: { revision: 2, report, provenance: written.text('provenance.json', JSON.stringify(PROVENANCE)) },
    filling: [{ folder: '20251016', files: 3, lastFileSecondsAgo: 4, settleSeconds: 300, beginsInSeconds: 296 }],
    paused: [{ night: '20251014', by: 'A. Observer' }],
    gates: [
      {
        night: '20251015',
        filter: 'V',
        gate: [{ name: 'checkStar 000-BMS-017', value: 0.1, threshold: 0.05, verdict: 'fail' }],
      },
    ],
    history: {
      revisions: [{ revision: 1, at, cause: 'discovered', by: 'ingest', settingsHash: 'ab', rows: 2 }],
      verdicts: [{ at, verdict: 'approved', by: 'ABC', reason: '', revision: 1 }],
      points: [{ at, by: 'ABC', reasonCode: 'cloud', words: 'thick', frames: 2 }],
    },
    push: {
      listSubmissions: { submissions: [submission] },
      draftSubmission: { rows: 3, sha256, text: '#TYPE=Extended\n', submitter: 'manual', series: [series] },
      listCorrections: { corrections: [{ submissionId: '1', series, sentence: 'delete it' }] },
      getSubmissionFile: { name: 'XZ_Cyg.txt', text: ROW },
    },
  };
  const configuration = written.text('wombat.yaml', CONFIGURATION);
  const environment = { ...written.environment, WOMBAT_CONFIG: join(written.data, configuration.path) };
  const prepare = async (home: string) => {
    await writePeople(home);
    await writeFile(join(home, 'run', 'launcher.json'), JSON.stringify({ pid: process.pid }));
  };
  const desk = serveDesk(answers, ASKED_SERVICES, { environment, prepare });
  let schemas: ApiSchemas;
  let cookie = '';

  beforeAll(async () => {
    desk.double.answers.frame = await written.frame('a.fits');
    desk.double.answers.field = await written.field('field.fits');
    desk.double.answers.frames = [{ path: 'Reduced/a.fits', sha256, state: 'failed', stage: 'solve' }];
    desk.double.answers.masters = [
      { night: '20251015', calType: 'flat', filter: 'V', state: 'built', product: await written.ramp('flat.fits') },
      { night: '20251015', calType: 'dark', state: 'skipped', reason: 'too few frames' },
    ];
    await tellChange(desk.natsUrl, 'scan:sample');
    for (const sequence of [1, 2]) await layLetter(desk.natsUrl, { reason: 'no worker brought it back', sequence });
    const session = await desk.post('login', ASKED['POST /api/login']);
    cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
    const document = (await (await desk.page('/api/openapi.json', { cookie })).json()) as object;
    assert.deepEqual(routesIn(document).toSorted(), Object.keys(ASKED).toSorted());
    schemas = new ApiSchemas(document);
  });

  for (const [route, asked] of Object.entries(ASKED)) {
    it(`${route} is answered as it says`, async () => {
      const [method, path = ''] = route.split(' ');
      const query = new URLSearchParams(
        asked === null ? {} : Object.entries(asked).map(([name, value]) => [name, String(value)]),
      );
      const answer =
        method === 'GET'
          ? await desk.page(`${path}?${query}`, { cookie })
          : await desk.post(path.replace('/api/', ''), asked ?? {}, { cookie });
      if (method === 'POST' && asked !== null) assert.deepEqual(schemas.bodyFaults(route, asked), []);
      const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
      assert.ok(schemas.contentTypes(route).includes(type), `${answer.status} ${type}`);
      assert.equal(answer.status, 200);
      if (type === 'application/json') assert.deepEqual(schemas.answerFaults(route, await answer.json()), []);
      else await answer.body?.cancel();
    });
  }

  it('tries the comparison stars it is asked to', () => {
    const [{ off, on } = { off: [], on: [''] }] = desk.double.triedComps;
    assert.deepEqual({ off, on }, { off: ['000-BJS-001', '000-BJS-002'], on: [] });
  });

  it('finds what an answer has and should not have, or lacks', async () => {
    const answer = (await (await desk.get('whoami')).json()) as object;
    assert.deepEqual(schemas.answerFaults('GET /api/whoami', answer), []);
    assert.equal(schemas.answerFaults('GET /api/whoami', { ...answer, more: 1 }).length, 1);
    assert.equal(schemas.answerFaults('GET /api/whoami', { access: 'open', name: '' }).length, 1);
  });
});
