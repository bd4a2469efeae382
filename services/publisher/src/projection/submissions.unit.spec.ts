import { event, revision, specifyProjection } from '@wombat/eventlog/testkit';
import type { SubmissionStepped } from '@wombat/proto';
import type { SubmissionState } from '@wombat/proto/words';
import { submissions } from './submissions.js';

const { given } = specifyProjection(submissions);
const [FRAME, OTHER, THIRD] = ['0', '1', '2'].map((digit) => digit.repeat(32)) as [string, string, string];
const series = (observations: string[], filter = 'V') => ({
  ...{ reduction: revision(2, { filter }), reportSha256: 'ab', rows: observations.length, observations },
});

/** A step of a submission, which names the observations only when it begins. */
function step(state: SubmissionState, changes: Partial<SubmissionStepped> = {}) {
  const plain = {
    ...{ siteRows: undefined, archived: undefined, fault: undefined, words: '', by: '', note: '', asked: 0 },
    complaints: [],
  };
  return event('SubmissionStepped', { ...plain, state, series: [series([])], ...changes }, { id: `step:${state}` });
}

const queued = step('queued', { series: [series([FRAME, `${OTHER}+${THIRD}`])], by: 'A. Observer' });
const claimed = [FRAME, OTHER, THIRD].map((frame) => ({ frame, star: '000-BCH-041', filter: 'V' }));

describe('the tables of submissions', () => {
  it('know who began a submission, of which series, and claim its observations, one a frame', () =>
    given(queued).thenRows({
      submission: [
        { id: '1-0badc0de', number: 1, state: 'queued', begun_by: 'A. Observer', rows: 2, preview_rows: null },
      ],
      submission_series: [
        { filter: 'V', revision: 2, rows: 2, observations: JSON.stringify([FRAME, `${OTHER}+${THIRD}`]) },
      ],
      observation: claimed,
    }));

  it('know a star without an AUID by its name', () =>
    given(step('queued', { series: [series([FRAME])], starAuid: '', starName: 'xz  Cyg' })).thenRows({
      observation: [{ star: 'XZCYG' }],
    }));

  it('follow it to its end, with what the AAVSO counted', () =>
    given(
      queued,
      step('previewing'),
      step('previewed', { siteRows: 2, words: 'no chart' }),
      step('confirming', { by: 'B. Observer' }),
      step('accepted', { siteRows: 2 }),
    ).thenRows({
      submission: [{ state: 'accepted', preview_rows: 2, accepted_rows: 2, begun_by: 'A. Observer', decided_by: '' }],
      observation: claimed,
    }));

  it('let go of the observations of what is not there', () =>
    given(queued, step('rejected', { fault: 'faultyRows', complaints: [{ row: 1, words: 'no' }] })).thenRows({
      submission: [{ state: 'rejected', fault: 'faultyRows', complaints: '[{"row":1,"words":"no"}]' }],
      observation: [],
    }));

  it('hold the observations of what nobody knows, and count how often the archive was asked', () =>
    given(queued, step('previewing'), step('unknown', { fault: 'noMark' }), asked(0, 1), asked(1, 2)).thenRows({
      submission: [{ state: 'unknown', fault: 'noMark', archived: 1, asked: 2 }],
      observation: claimed,
    }));

  it('leave an observation with the submission that claimed it first', () =>
    given(queued, step('queued', { submissionId: '2-ffff', series: [series([FRAME, '3'.repeat(32)])] })).thenRows({
      observation: [
        ...claimed.map(({ frame }) => ({ frame, submission_id: '1-0badc0de' })),
        { frame: '3'.repeat(32), submission_id: '2-ffff' },
      ],
    }));

  it('do not go back, and do not begin in the middle', async () => {
    await given(queued, step('rejected', { fault: 'withdrawn' })).thenUnchangedBy(
      queued,
      step('previewing'),
      step('accepted'),
    );
    await given().thenUnchangedBy(step('accepted'));
  });
});

function asked(archived: number, times: number) {
  const { payload } = step('unknown', { fault: 'noMark', archived, asked: times });
  return event('SubmissionStepped', payload, { id: `asked:${times}` });
}
