import assert from 'node:assert/strict';
import { BY, NIGHT, type PublisherBench, ROWS, startBench, TARGET } from './testing/publisherBench.js';

const SERIES = { night: NIGHT, targetName: TARGET, filter: 'V' };

describe('submissions', () => {
  let bench: PublisherBench;

  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.end());

  const once = (rows = ROWS) =>
    assert.deepEqual([...bench.site.archive.counts().values()], Array<number>(rows).fill(1));
  const never = () => assert.deepEqual(bench.site.archive.commits, []);

  it('go by the forms: preview, a person says yes, each observation once, and never again', async () => {
    await bench.approved();
    await bench.approved({ filter: 'B' });
    const id = await bench.submit(['V', 'B']);
    const previewed = await bench.stands(id, 'previewed');
    assert.deepEqual([previewed.previewRows, previewed.submitter, previewed.begunBy], [2 * ROWS, 'auth0Form', BY]);
    never();
    await bench.answer('confirmSubmission', { submissionId: id, by: BY });
    const accepted = await bench.stands(id, 'accepted');
    assert.deepEqual([accepted.acceptedRows, accepted.series.map(({ filter }) => filter)], [2 * ROWS, ['V', 'B']]);
    once(2 * ROWS);
    assert.match(
      await bench.refusal('draftSubmission', { series: [SERIES] }),
      /all of these observations were sent before/,
    );
    await bench.approved({ revision: 2, rows: ROWS + 1, date: 'HJD' });
    const { rows, leftOut } = await bench.answer('draftSubmission', {
      series: [SERIES],
    });
    assert.deepEqual([rows, leftOut], [1, ROWS]);
  });

  it('are handed to a person where no account is set, who says whether it arrived', async () => {
    await bench.answer('clearAccount');
    await bench.approved();
    const id = await bench.submit();
    assert.equal((await bench.submission(id)).state, 'handed');
    assert.match(await bench.refusal('draftSubmission', { series: [SERIES] }), /settle that first/);
    const file = await bench.answer('getSubmissionFile', { submissionId: id });
    assert.match(file.text, /^#TYPE=Extended/);
    await bench.answer('settleSubmission', { submissionId: id, arrived: true, by: BY, note: 'receipt 17' });
    const settled = await bench.submission(id);
    assert.deepEqual([settled.state, settled.note, settled.by], ['accepted', 'receipt 17', BY]);
    assert.deepEqual(bench.site.requests, []);
  });

  it('are free to be sent again once a person says that they did not arrive', async () => {
    await bench.approved();
    const id = await bench.submit(['V'], 'manual');
    await bench.answer('settleSubmission', { submissionId: id, arrived: false, by: BY });
    assert.equal((await bench.submission(id)).state, 'rejected');
    const again = await bench.submit();
    await bench.stands(again, 'previewed');
  });

  it('are refused without approval, for another report, without a name, and for what nobody has seen', async () => {
    await bench.measured();
    const draft = { series: [SERIES] };
    assert.match(await bench.refusal('draftSubmission', draft), /not approved/);
    await bench.verdict('rejected');
    assert.match(await bench.refusal('draftSubmission', draft), /not approved/);
    await bench.verdict('approved');
    const { sha256 } = await bench.answer('draftSubmission', draft);
    assert.match(await bench.refusal('submit', { ...draft, sha256, by: ' ' }), /needs the name/);
    assert.match(await bench.refusal('submit', { ...draft, sha256: 'x', by: BY }), /not what you have seen/);
    await bench.measured({ revision: 2 });
    assert.match(await bench.refusal('draftSubmission', draft), /not approved/);
    assert.match(await bench.refusal('draftSubmission', { series: [{ ...SERIES, filter: 'R' }] }), /no report yet/);
    await bench.approved({ revision: 3, code: 'XXXX' });
    assert.match(await bench.refusal('draftSubmission', draft), /reduce it again/);
    never();
  });

  it('stop where the approval is taken back before they are confirmed', async () => {
    await bench.approved();
    const id = await bench.submit();
    await bench.stands(id, 'previewed');
    await bench.verdict('rejected');
    await bench.answer('confirmSubmission', { submissionId: id, by: BY });
    const stopped = await bench.stands(id, 'rejected');
    assert.match(stopped.sentence, /no longer approved/);
    never();
  });

  it('can be taken back before they are confirmed, and not after', async () => {
    await bench.approved();
    const id = await bench.submit();
    await bench.stands(id, 'previewed');
    await bench.answer('withdrawSubmission', { submissionId: id, by: BY, note: 'another night first' });
    assert.equal((await bench.submission(id)).state, 'rejected');
    assert.match(await bench.refusal('confirmSubmission', { submissionId: id, by: BY }), /nothing to confirm/);
    const again = await bench.submit();
    await bench.stands(again, 'previewed');
    await bench.answer('confirmSubmission', { submissionId: again, by: BY });
    await bench.stands(again, 'accepted');
    assert.match(await bench.refusal('withdrawSubmission', { submissionId: again, by: BY }), /cannot be taken back/);
    once();
  });

  it('are not begun twice by two persons at once', async () => {
    await bench.approved();
    const { sha256 } = await bench.answer('draftSubmission', { series: [SERIES] });
    const asked = { series: [SERIES], sha256, by: BY };
    const replies = await Promise.all([1, 2, 3, 4].map(() => bench.ask('submit', asked)));
    const ids = replies.flatMap((reply) => (reply.ok ? [reply.value.submissionId] : []));
    assert.equal(new Set(ids).size, 1);
    const { submissions } = await bench.answer('listSubmissions');
    assert.equal(submissions.length, 1);
  });

  it('tell what a person should correct at the AAVSO when a night is rejected or changed after it was sent', async () => {
    await bench.approved();
    const id = await bench.submit(['V'], 'manual');
    await bench.answer('settleSubmission', { submissionId: id, arrived: true, by: BY });
    const corrections = async () => (await bench.answer('listCorrections')).corrections;
    assert.deepEqual(await corrections(), []);
    await bench.verdict('rejected');
    const [rejected] = await corrections();
    assert.match(rejected?.sentence ?? '', /rejected it after it was sent \(clouds\): delete/);
    assert.deepEqual(
      rejected?.observations.map(({ now }) => now),
      Array(ROWS).fill(''),
    );
    await bench.approved({ revision: 2, rows: ROWS - 1 });
    const [changed] = await corrections();
    assert.deepEqual(
      changed?.observations.map(({ sent, now }) => [sent.split(',')[1], now]),
      [['2461000.50139', '']],
    );
  });

  it('have the same tables after a rebuild', async () => {
    await bench.approved();
    const id = await bench.submit();
    await bench.stands(id, 'previewed');
    await bench.answer('confirmSubmission', { submissionId: id, by: BY });
    await bench.stands(id, 'accepted');
    const list = () => bench.answer('listSubmissions');
    const before = await list();
    await bench.service.rebuild();
    assert.deepEqual(await list(), before);
    assert.match(await bench.refusal('draftSubmission', { series: [SERIES] }), /sent before/);
  });
});
