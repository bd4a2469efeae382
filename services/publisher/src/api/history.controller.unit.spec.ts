import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import { ColourTerm } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { reportBefore } from '../projection/historyTables.js';
import { publisherProjections } from '../projection/publisherProjections.js';
import { HistoryController } from './history.controller.js';

const { given } = specifyReactor({ projections: publisherProjections });
const series = { night: '20240101', targetName: 'SS Cyg', filter: 'V' };
const asked = (number: number) =>
  event(
    'ReductionRequested',
    { reduction: revision(number), reason: `cause ${number}`, settings: { gain: `${number}` } },
    { id: `asked:${number}` },
  );
const report = { path: 'r1.txt', sha256: 'ab' };
const made = event('MagnitudesTransformed', { reduction: revision(1), pointsId: '', report, rows: 3 });
const list = (kit: ServiceKit) => new HistoryController(kit).listHistory(series);

describe('ListHistory', () => {
  it('is empty for a series nobody has heard of', () =>
    given().when(list).thenIs({ revisions: [], verdicts: [], points: [] }));

  it('tells revisions, verdicts and what was said of points, newest first', () =>
    given(
      ...[
        asked(1),
        made,
        event('Validated', { reduction: revision(1), verdict: 'rejected', by: 'ABC', reason: 'clouds' }),
      ],
      event('PointsRejected', {
        reduction: revision(1),
        frames: ['a', 'b'],
        reasonCode: 'cloud',
        words: 'thick',
        by: 'ABC',
      }),
      event('PointsRestored', { reduction: revision(1), frames: ['a'], by: 'XYZ' }),
      asked(2),
    )
      .when(list)
      .thenSatisfies(({ answer: { revisions, verdicts, points } }) => {
        assert.deepEqual(
          revisions.map(({ revision: number, cause, rows, settings }) => [number, cause, rows, settings]),
          [
            [2, 'cause 2', undefined, { gain: '2' }],
            [1, 'cause 1', 3, { gain: '1' }],
          ],
        );
        assert.deepEqual(
          verdicts.map(({ verdict, by, reason }) => [verdict, by, reason]),
          [['rejected', 'ABC', 'clouds']],
        );
        assert.deepEqual(
          points.map(({ reasonCode, words, by, frames }) => [reasonCode, words, by, frames]),
          [
            [undefined, '', 'XYZ', 1],
            ['cloud', 'thick', 'ABC', 2],
          ],
        );
      }));
});

describe('the report before', () => {
  it('is that of the last revision below that has one', () =>
    given(asked(1), made, asked(2), asked(3))
      .when((kit) => [3, 2, 1].map((number) => reportBefore(kit.store, series, number)))
      .thenIs([{ ...report, revision: 1 }, { ...report, revision: 1 }, null]));
});

describe('ListColourTerms', () => {
  const terms = (kit: ServiceKit) => new HistoryController(kit).listColourTerms();
  const of = (night: string) => ({ ...revision(1), series: { ...series, night } });
  const colourTerm = ColourTerm.fromJSON({ camera: 'ASI', basis: 'B-V', fitted: -0.03, fittedError: 0.01 });
  const transformed = (night: string, told: ColourTerm | undefined) =>
    event('MagnitudesTransformed', { reduction: of(night), pointsId: '', report, rows: 3, gate: [], colourTerm: told });

  it('has what every night says of it, oldest first, but not of series a person rejects', () =>
    given(
      ...['20240104', '20240101', '20240102'].map((night) => transformed(night, colourTerm)),
      transformed('20240103', undefined),
      event('Validated', { reduction: of('20240102'), verdict: 'rejected', by: 'ABC', reason: 'clouds' }),
    )
      .when(terms)
      .thenIs({
        series: ['20240101', '20240104'].map((night) => ({
          night,
          targetName: 'SS Cyg',
          filter: 'V',
          term: colourTerm,
        })),
      }));

  it('has none of a late event of a lower revision', () =>
    given(
      event('MagnitudesTransformed', {
        ...{ reduction: { ...of('20240101'), revision: 2 }, pointsId: '', report, rows: 3, gate: [], colourTerm },
      }),
      transformed('20240101', { ...colourTerm, fitted: 1 }),
    )
      .when(async (kit) => (await terms(kit)).series.map(({ term }) => term.fitted))
      .thenIs([-0.03]));
});

describe('ListGates', () => {
  const gates = (kit: ServiceKit) => new HistoryController(kit).listGates({ targetName: 'SS Cyg' });
  const gate = [
    { name: 'comparisonStar 000-1', value: 0.1, threshold: 0.05, verdict: 'fail', sentence: 'It is off.' } as const,
  ];
  const of = (night: string) => ({ ...revision(1), series: { ...series, night } });
  const transformed = (night: string) =>
    event('MagnitudesTransformed', { reduction: of(night), pointsId: '', report, rows: 3, gate });

  it('has what every night says, oldest first, but not of series a person rejects', () =>
    given(
      ...[transformed('20240103'), transformed('20240101'), transformed('20240102')],
      event('Validated', { reduction: of('20240102'), verdict: 'rejected', by: 'ABC', reason: 'clouds' }),
    )
      .when(gates)
      .thenSatisfies(({ answer }) => {
        assert.deepEqual(
          answer.series.map(({ night, filter, gate: [first] }) => [night, filter, first?.name, first?.value]),
          [
            ['20240101', 'V', 'comparisonStar 000-1', 0.1],
            ['20240103', 'V', 'comparisonStar 000-1', 0.1],
          ],
        );
      }));

  it('has nothing of a series that is being made anew, and nothing of another target', () =>
    given(transformed('20240101'), event('ReductionRequested', { reduction: { ...of('20240101'), revision: 2 } }))
      .when(async (kit) => [
        (await gates(kit)).series.length,
        (await new HistoryController(kit).listGates({ targetName: 'XZ Cyg' })).series.length,
      ])
      .thenIs([0, 0]));
});
