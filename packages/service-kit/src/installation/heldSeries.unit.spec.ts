import assert from 'node:assert/strict';
import { event, otherSeries, revision, specifyProjection } from '@wombat/eventlog/testkit';
import type { SeriesRow } from '../reactor/seriesRow.js';
import { specifyReactor } from '../testkit/index.js';
import { heldSeries } from './heldSeries.js';
import { sayHeld } from './sayHeld.js';

const reduction = revision(2);
const held = event('SeriesHalted', { reduction, stage: 'solve', code: 'held', reason: 'the disk is full' });
const own = reduction.series ?? { night: '', targetName: '', filter: '' };
const series: SeriesRow = { ...own, revision: 2, attempt: 1, eventId: 'requested' };

describe('the table of held series', () => {
  const { given } = specifyProjection(heldSeries);

  it('has what was last said', () =>
    given(held).thenRows({ held: [{ stage: 'solve', reason: 'the disk is full', is_held: 1, revision: 2 }] }));

  it('lets a series go that is resumed, whose stage is done, or that halts for another reason', async () => {
    const ends = [
      event('SeriesResumed', { reduction, stage: 'solve' }),
      event('FramesCalibrated', { reduction }),
      event('FramesSolved', { reduction }),
      event('PhotometryDone', { reduction }),
      event('MagnitudesTransformed', { reduction }),
      event('SeriesHalted', { reduction, stage: 'solve', code: 'nowcs' }),
    ];
    for (const end of ends) await given(held, end).thenRows({ held: [{ is_held: 0 }] });
  });

  it('is not changed by what came before its revision, nor by other series', () =>
    given(held).thenUnchangedBy(
      event('SeriesHalted', { reduction: revision(1), stage: 'calibrate', code: 'held' }),
      event('SeriesResumed', { reduction: revision(1) }),
      ...otherSeries(2).map((other) => event('SeriesResumed', { reduction: other })),
    ));
});

describe('the word on held series', () => {
  const { given } = specifyReactor({ projections: [heldSeries] });
  const now = [{ series, stage: 'solve' as const, reason: 'the disk is full' }];

  it('is given once', () =>
    given()
      .when((kit) => sayHeld(kit, ['solve'], now))
      .thenPublishes({ type: 'SeriesHalted', payload: { stage: 'solve', code: 'held', reason: 'the disk is full' } }));

  it('is not given again by the next process', () =>
    given(held)
      .when((kit) => sayHeld(kit, ['solve'], now))
      .thenNothing());

  it('is given again where the cause is another, or it was resumed meanwhile', async () => {
    const other = [{ series, stage: 'solve' as const, reason: 'no solver' }];
    await given(held)
      .when((kit) => sayHeld(kit, ['solve'], other))
      .thenPublishes({ type: 'SeriesHalted', payload: { reason: 'no solver' } });
    const resumed = event('SeriesResumed', { reduction, stage: 'solve' });
    await given(held, resumed)
      .when((kit) => sayHeld(kit, ['solve'], now))
      .thenPublishes({ type: 'SeriesHalted', payload: { reason: 'the disk is full' } });
  });

  it('is that it goes on, once nothing holds it', () =>
    given(held)
      .when((kit) => sayHeld(kit, ['solve'], []))
      .thenPublishes({ type: 'SeriesResumed', payload: { stage: 'solve' } }));

  it("is not about other services' stages", () =>
    given(held)
      .when((kit) => sayHeld(kit, ['measure'], []))
      .thenNothing());

  it('has another id for every time it is held', () =>
    given()
      .when(async (kit) => {
        for (const these of [now, [], now, []]) await sayHeld(kit, ['solve'], these);
      })
      .thenSatisfies(({ published }) => {
        assert.deepEqual(
          published.map(({ type }) => type),
          ['SeriesHalted', 'SeriesResumed', 'SeriesHalted', 'SeriesResumed'],
        );
        assert.equal(new Set(published.map(({ id }) => id)).size, 4);
      }));
});
