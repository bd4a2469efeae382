import { event, otherSeries, revision, specifyProjection } from '@wombat/eventlog/testkit';
import { publisherProjections } from './publisherProjections.js';

const { given } = specifyProjection(...publisherProjections);
const asked = (number: number) =>
  event(
    'ReductionRequested',
    {
      reduction: revision(number),
      reason: `cause ${number}`,
      requestedBy: 'ABC',
      settingsHash: `hash ${number}`,
      settings: { gain: `${number}` },
    },
    { id: `asked:${number}` },
  );
const made = (number: number, sha256: string, pointsId = '') =>
  event(
    'MagnitudesTransformed',
    { reduction: revision(number), report: { path: `r${number}.txt`, sha256 }, rows: 3, pointsId },
    { id: `made:${number}:${sha256}` },
  );
const said = (id: string, verdict: 'approved' | 'withdrawn') =>
  event('Validated', { reduction: revision(1), verdict, by: 'ABC', reason: 'why' }, { id });

describe('the history of a series', () => {
  it('keeps every revision, with its cause and the report it got', () =>
    given(asked(1), made(1, 'a'), asked(2)).thenRows({
      made_revision: [
        {
          revision: 1,
          cause: 'cause 1',
          asked_by: 'ABC',
          settings_hash: 'hash 1',
          settings: '{"gain":"1"}',
          report_sha256: 'a',
          rows: 3,
        },
        {
          revision: 2,
          cause: 'cause 2',
          asked_by: 'ABC',
          settings_hash: 'hash 2',
          settings: '{"gain":"2"}',
          report_sha256: null,
          rows: null,
        },
      ],
    }));

  it('has the last report of a revision whose points were changed', () =>
    given(asked(1), made(1, 'a'), event('PointsRejected', {}, { id: 'points' }), made(1, 'b', 'points')).thenRows({
      made_revision: [{ revision: 1, report_sha256: 'b' }],
    }));

  it('passes over a report that was made before the last word on points', () =>
    given(asked(1), made(1, 'a'), event('PointsRejected', {}, { id: 'points' })).thenUnchangedBy(made(1, 'late')));

  it('keeps every verdict, those that were taken back among them', () =>
    given(said('first', 'approved'), said('second', 'withdrawn')).thenRows({
      said_verdict: [
        { event_id: 'first', revision: 1, verdict: 'approved', said_by: 'ABC', reason: 'why' },
        { event_id: 'second', revision: 1, verdict: 'withdrawn', said_by: 'ABC', reason: 'why' },
      ],
    }));

  it('is of each series apart', () =>
    given(
      ...[revision(1), ...otherSeries(1)].map((reduction, at) =>
        event('ReductionRequested', { reduction }, { id: `${at}` }),
      ),
    ).thenRows({
      made_revision: [
        { night: '20240101', target_name: 'SS Cyg', filter: 'V' },
        { night: '20240102', target_name: 'SS Cyg', filter: 'V' },
        { night: '20240101', target_name: 'TT Ari', filter: 'V' },
        { night: '20240101', target_name: 'SS Cyg', filter: 'B' },
      ],
    }));
});
