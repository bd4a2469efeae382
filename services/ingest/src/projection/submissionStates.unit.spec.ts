import { event, revision, specifyProjection } from '@wombat/eventlog/testkit';
import type { SubmissionStepped } from '@wombat/proto';
import type { SubmissionState } from '@wombat/proto/words';
import { discovery } from './discovery.js';
import { seriesStates } from './seriesStates.js';
import { submissionStates } from './submissionStates.js';

const { given } = specifyProjection(discovery, seriesStates, submissionStates);
const found = event('NightDiscovered', {
  series: [{ targetName: 'SS Cyg', filter: 'V', band: 'V', numImages: 3, revision: 1, warning: '' }],
});
const approved = event('Validated', { reduction: revision(1), verdict: 'approved' });
const step = (state: SubmissionState, changes: Partial<SubmissionStepped> = {}) =>
  event('SubmissionStepped', {
    ...{
      state,
      judged: false,
      words: '',
      series: [{ reduction: revision(1), reportSha256: 'ab', rows: 3, observations: [] }],
    },
    ...changes,
  });
const target = (submitted: string | null) => ({ target: [{ submitted }] });

describe('what became of reports', () => {
  it('stands with the series: submitted, unknown, refused by the AAVSO, or to be sent again', async () => {
    await given(found, approved, step('queued')).thenRows(target('approved'));
    await given(found, approved, step('queued'), step('accepted')).thenRows(target('submitted'));
    await given(found, approved, step('queued'), step('unknown')).thenRows(target('unknown'));
    await given(found, approved, step('queued'), step('rejected', { judged: true })).thenRows(target('rejected'));
    await given(found, approved, step('queued'), step('rejected')).thenRows(target('approved'));
  });

  it("does not overwrite a person's rejection", () =>
    given(
      found,
      approved,
      step('queued'),
      event('Validated', { reduction: revision(1), verdict: 'rejected' }),
    ).thenUnchangedBy(step('queued')));

  it('is told by submission and revision, with the number of rows and the words of the AAVSO', () =>
    given(found, approved, step('queued'), step('accepted', { words: 'Thanks!' })).thenRows({
      submission: [{ revision: 1, outcome: 'accepted', rows: 3, receipt: 'Thanks!', submission_id: '1-0badc0de' }],
    }));

  it('of another revision changes nothing where the series stands', () =>
    given(
      found,
      approved,
      step('accepted', { series: [{ reduction: revision(7), reportSha256: 'ab', rows: 3, observations: [] }] }),
    ).thenRows(target('approved')));

  it('does not go back behind its end, but begins anew with another submission', async () => {
    await given(found, approved, step('accepted')).thenUnchangedBy(step('queued'), step('rejected'));
    await given(found, approved, step('rejected'), step('accepted', { submissionId: '2-abc' })).thenRows({
      submission: [{ outcome: 'accepted', submission_id: '2-abc' }],
    });
  });
});
