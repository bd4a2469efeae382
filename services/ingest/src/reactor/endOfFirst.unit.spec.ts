import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import { nightWords, type ServiceKit } from '@wombat/service-kit';
import { specifyReactor } from '@wombat/service-kit/testkit';
import { discovery } from '../projection/discovery.js';
import { frameStates } from '../projection/frameStates.js';
import { seriesStates } from '../projection/seriesStates.js';
import { EndOfFirst } from './endOfFirst.js';

const { given } = specifyReactor({ projections: [discovery, frameStates, seriesStates, ...nightWords] });
const series = ['V', 'B'].map((filter) => ({
  ...{ targetName: 'SS Cyg', filter, numImages: 2, revision: 1, band: filter, warning: '' },
}));
const announced = [
  event('NightDiscovered', { night: '20240101', series, calibrations: [] }),
  event('NightDiscovered', { night: '20240102', series: [], calibrations: [] }),
];
const of = (filter: string) => {
  const reduction = revision(1);
  return { ...reduction, series: { night: '20240101', targetName: 'SS Cyg', filter } };
};
const requested = ['V', 'B'].map((filter) => event('ReductionRequested', { reduction: of(filter) }, { id: filter }));
const transformed = event('MagnitudesTransformed', { reduction: of('V') });
const failed = event('SeriesHalted', { reduction: of('B'), stage: 'solve', code: 'nowcs', retryAt: '' });
const put = event('NightPutFirst', { night: '20240101', by: 'ABC' }, { id: 'put' });
const tell = async (kit: ServiceKit) => {
  const end = new EndOfFirst(kit);
  await end.tell();
  await end.tell();
};
const ENDED = [['put:ended', 'NightFirstEnded', { night: '20240101' }]];

describe('a night that goes first', () => {
  it('does so while one of its series is worked on', () =>
    given(...announced, ...requested, put, transformed)
      .when(tell)
      .thenNothing());

  it('does so no more once none is, which is said once', () =>
    given(...announced, ...requested, put, transformed, failed)
      .when(tell)
      .thenSatisfies(({ published }) =>
        assert.deepEqual(
          published.map(({ id, type, payload }) => [id, type, payload]),
          ENDED,
        ),
      ));

  it('does so no more when it is cancelled', () =>
    given(...announced, ...requested, put, event('NightCancelled', { night: '20240101', by: 'ABC' }))
      .when(tell)
      .thenSatisfies(({ published }) =>
        assert.deepEqual(
          published.map(({ id, type, payload }) => [id, type, payload]),
          ENDED,
        ),
      ));
});
