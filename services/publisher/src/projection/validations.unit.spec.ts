import { event, otherSeries, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { pointChanges } from '@wombat/service-kit';
import { knownFrames } from './knownFrames.js';
import { validations } from './validations.js';

const { given } = specifyProjection(validations, pointChanges, knownFrames);
const madeAt = (number: number, id = `made${number}`) =>
  event('MagnitudesTransformed', { reduction: revision(number) }, { id });
const verdict = event('Validated');
describe('what waits for a person', () => {
  it('is a series with magnitudes, its report and their revision', () =>
    given(madeAt(2)).thenRows({
      validation: [
        {
          ...{ night: '20240101', target_name: 'SS Cyg', filter: 'V', revision: 2, attempt: 1, event_id: 'made2' },
          ...{ state: 'validate', report_path: '20240101/Reduced/SS Cyg/V/r2/a.fits' },
          ...{ report_sha256: 'ab'.repeat(32), decided_by: null, reason: null },
        },
      ],
    }));

  it('has no report where none was written', () =>
    given(event('MagnitudesTransformed', { report: undefined })).thenRows({
      validation: [{ report_path: '', report_sha256: '' }],
    }));

  it('waits again in a higher revision, whatever was decided of the lower one', () =>
    given(
      madeAt(2),
      verdict,
      event('MagnitudesTransformed', {
        reduction: revision(3, { attempt: 2 }),
        report: { path: 'r3.txt', sha256: 'cd' },
      }),
    ).thenRows({
      validation: [
        {
          ...{ revision: 3, attempt: 2, event_id: 'MagnitudesTransformed:1', state: 'validate' },
          ...{ report_path: 'r3.txt', report_sha256: 'cd', decided_by: null, reason: null },
        },
      ],
    }));

  it('waits no more when it is to be reduced again', async () => {
    const requested = event('ReductionRequested', { reduction: revision(3) });
    await given(madeAt(2), requested).thenRows({ validation: [] });
    await given(madeAt(3)).thenUnchangedBy(requested);
  });

  it('is not changed by late magnitudes of the same or a lower revision', () =>
    given(madeAt(2), verdict).thenUnchangedBy(madeAt(2, 'late'), madeAt(1)));
});

describe('a verdict that stands in the log before its report', () => {
  it('is taken up by the report it was given on, and by no other', async () => {
    const decided = { state: 'approved', decided_by: 'ABC', approved_sha256: 'ab'.repeat(32) };
    await given(verdict, madeAt(2)).thenRows({ validation: [decided], awaited_verdict: [] });
    const other = event('MagnitudesTransformed', {
      reduction: revision(2),
      report: { path: 'r2.txt', sha256: 'cd' },
    });
    const waits = { state: 'validate', decided_by: null, approved_sha256: null };
    await given(verdict, other).thenRows({ validation: [waits], awaited_verdict: [] });
  });

  it('waits for no report of a revision that is past', () => given(madeAt(3)).thenUnchangedBy(verdict));
});

describe('what happens to another series', () => {
  it('does not concern this one', async () => {
    const others = otherSeries(3).map((reduction) => event('ReductionRequested', { reduction }));
    await given(madeAt(2)).thenUnchangedBy(...others);
    const decided = otherSeries(2).map((reduction) => event('Validated', { reduction }));
    await given(madeAt(2), ...decided).thenRows({ validation: [{ state: 'validate', decided_by: null }] });
  });
});

describe('what a person decided', () => {
  it('is approved or rejected, with name and reason', async () => {
    await given(madeAt(2), verdict).thenRows({
      validation: [{ revision: 2, state: 'approved', decided_by: 'ABC', reason: 'good night' }],
    });
    const clouds = event('Validated', { verdict: 'rejected', by: 'XYZ', reason: 'clouds' });
    await given(madeAt(2), verdict, clouds).thenRows({
      validation: [{ state: 'usrrej', decided_by: 'XYZ', reason: 'clouds' }],
    });
  });

  it('is of the revision that was looked at', () =>
    given(madeAt(2)).thenUnchangedBy(event('Validated', { reduction: revision(1) })));
});

const report = (sha256: string) => ({ path: 'r2/aavso.txt', sha256 });
const made = (sha256: string, pointsId = '', number = 2) =>
  event(
    'MagnitudesTransformed',
    { reduction: revision(number), report: report(sha256), pointsId, rows: 3, gate: [] },
    { id: `made:${number}:${sha256}:${pointsId}` },
  );
const approved = event('Validated', { reduction: revision(2), verdict: 'approved', by: 'ABC', reason: '' });
const rejected = event('PointsRejected', { frames: ['a'] }, { id: 'rejected' });
const halted = event('SeriesHalted', {
  ...{ reduction: revision(2), stage: 'transform', code: 'notrans' },
  ...{ reason: 'None of 3 frames.', pointsId: 'rejected' },
});
const points = { rejected_frame: [{ sha256: 'a' }], point_change: [{ event_id: 'rejected' }] };

describe('a decision on a report', () => {
  it('stands where the report is made anew to the same bytes', () =>
    given(made('one'), approved, rejected, made('one', 'rejected')).thenRows({
      ...points,
      validation: [{ state: 'approved', decided_by: 'ABC', points_id: 'rejected' }],
    }));

  it('is withdrawn, with a sentence, where its bytes change', () =>
    given(made('one'), approved, rejected, made('two', 'rejected')).thenRows({
      ...points,
      validation: [
        {
          ...{ state: 'validate', decided_by: null, report_sha256: 'two', rows: 3 },
          reason: 'the report has changed since ABC approved it: look again',
        },
      ],
    }));

  it('is withdrawn where there is no report any more', () =>
    given(made('one'), approved, rejected, halted).thenRows({
      ...points,
      validation: [{ state: 'validate', report_sha256: '', rows: 0, reason: 'None of 3 frames.', decided_by: null }],
    }));

  it('does not go over to a new revision', () =>
    given(made('one'), approved, made('one', '', 3)).thenRows({
      validation: [{ revision: 3, state: 'validate', decided_by: null, reason: null }],
    }));
});

describe('a report that was made before the last word on points', () => {
  it('changes nothing', () =>
    given(made('one'), rejected, made('two', 'rejected')).thenUnchangedBy(made('one'), {
      ...halted,
      payload: { ...halted.payload, pointsId: '' },
    }));
});

describe('a late report of a lower revision', () => {
  it('changes nothing', () => given(made('three', '', 3)).thenUnchangedBy(made('one')));
});

describe('frames a person may speak of', () => {
  const light = { series: { night: '20240101', targetName: 'SS Cyg', filter: 'V' }, sha256: 'a' };
  it('are the accepted lights of the series', () =>
    given(
      event('FrameDiscovered', light),
      event('FrameDiscovered', { ...light, sha256: 'b', state: 'broken' }, { id: 'broken' }),
      event('FrameDiscovered', { ...light, sha256: 'c', kind: 'flat' }, { id: 'flat' }),
    ).thenRows({ known_frame: [{ night: '20240101', target_name: 'SS Cyg', filter: 'V', sha256: 'a' }] }));
});

const FIRST = 'ab'.repeat(32);
const approvedFirst = event('Validated', { reduction: revision(2), verdict: 'approved', reportSha256: FIRST });

describe('the report that was approved', () => {
  it('is a report with the frames behind it', () =>
    given(madeAt(2)).thenRows({
      validation: [{ state: 'validate', report_sha256: FIRST, observations_sha256: FIRST, approved_sha256: null }],
    }));

  it('is approved as it was looked at', () =>
    given(madeAt(2), approvedFirst).thenRows({
      validation: [{ state: 'approved', approved_sha256: FIRST, decided_by: 'ABC' }],
    }));

  it('is no longer approved once it is rejected', () =>
    given(madeAt(2), approvedFirst, event('Validated', { reduction: revision(2), verdict: 'rejected' })).thenRows({
      validation: [{ state: 'usrrej', approved_sha256: null }],
    }));

  it('cannot be sent where an older version approved it without saying which report', () =>
    given(madeAt(2), event('Validated', { reduction: revision(2), reportSha256: '' })).thenRows({
      validation: [{ state: 'approved', approved_sha256: null }],
    }));
});
