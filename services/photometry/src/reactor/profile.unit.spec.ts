import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import { assertKeepsUp, inOtherOrders, jobsOf, ordersOf, specifyReactor } from '@wombat/service-kit/testkit';
import { photometryProjections } from '../projection/photometry.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { simulatedSeries } from '../testing/simulatedSeries.js';
import { ProfileStage } from './profile.js';

const { given } = specifyReactor({ projections: photometryProjections });
const v = simulatedSeries('V');
const paths = [1, 2, 3, 4].map((number) => `2024-01-01/Light/SS Cyg/V/a${number}.fits`);
const stage = (kit: ServiceKit) => new ProfileStage(kit, new PhotometryTables(kit));
const jobs = (kit: ServiceKit) => jobsOf(stage(kit).batches());
const framesOf = (kit: ServiceKit) => jobs(kit).flatMap(({ frames }) => frames);

describe('the profiles of a series', () => {
  it('are ordered once its frames are solved, of their calibrated frames in order of time', () =>
    given(v.requested, ...v.solved)
      .when(jobs)
      .thenSatisfies(({ answer: [job, ...others] }) => {
        assert.deepEqual(others, []);
        assert.ok(job !== undefined);
        assert.deepEqual([job.key, job.frames], ['profile/20240101/SS Cyg/V/r1.1', paths]);
        const [order] = ordersOf([job], 'profile');
        assert.deepEqual(order?.reduction, v.reduction);
        assert.deepEqual(
          order?.frames.map(({ path, product }) => [path, product]),
          paths.map((path, index) => [path, `${v.folder}/a${index + 1}.fits`]),
        );
        const camera = { gain: 1, readNoise: 5, saturation: 60_000, peakRangeLow: 5_000, peakRangeHigh: 30_000 };
        assert.deepEqual(order?.frames[0]?.camera, camera);
      }));

  it('are ordered the same by whoever was asked all along and whoever looks for the first time', async () => {
    const again = event('FrameDiscovered', { path: paths[1] ?? '' }, { id: 'again' });
    const events = [...v.solved.slice(0, 5), ...v.profiled.slice(0, 2), ...v.solved.slice(5), again, ...v.profiled];
    await given(v.requested)
      .when((kit) => assertKeepsUp(kit, events, stage))
      .thenIs(undefined);
    for (const order of inOtherOrders([...v.solved, again, ...v.profiled]))
      await given(v.requested)
        .when((kit) => assertKeepsUp(kit, order, stage, { leastChanges: 0 }))
        .thenIs(undefined);
  });

  it('are ordered of each frame that is solved while others are still being solved, and of none before', async () => {
    // Discovered and solved by turns, at last all calibrated and all solved.
    const [frames, ends] = [v.solved.slice(0, -2), v.solved.slice(-2)];
    for (const end of [0, 1, 2])
      await given(v.requested, ...frames.slice(0, 4), ...ends.slice(0, end))
        .when(framesOf)
        .thenIs(paths.slice(0, 2));
    await given(v.requested, ...frames.filter(({ type }) => type === 'FrameDiscovered'))
      .when(framesOf)
      .thenIs([]);
  });

  it('are ordered for the frames without one', () =>
    given(v.requested, ...v.solved, ...v.profiled.slice(0, 2), ...v.lost('profile').slice(2, 3))
      .when(framesOf)
      .thenIs(paths.slice(3)));

  it('go on while the comparison stars are selected, and serve all attempts at them', async () => {
    const { payload } = v.selected;
    const second = event('CompsSelected', { ...payload, reduction: { ...v.reduction, attempt: 2 } });
    await given(v.requested, ...v.solved, ...v.profiled.slice(1), second)
      .when((kit) => jobs(kit).map(({ key, frames }) => [key, frames]))
      .thenIs([['profile/20240101/SS Cyg/V/r1.1', paths.slice(0, 1)]]);
    await given(v.requested, ...v.solved, ...v.profiled, second)
      .when(framesOf)
      .thenIs([]);
  });

  it('end when a series halts', () => {
    const halted = event('SeriesHalted', { reduction: v.reduction });
    return given(v.requested, ...v.solved, halted)
      .when(framesOf)
      .thenIs([]);
  });

  it('are failures where no worker brings them back', () => {
    const lost = { key: 'profile/20240101/SS Cyg/V/r1.1', frame: paths[0] ?? '', reason: 'no worker brought it back' };
    return given(v.requested, ...v.solved)
      .when((kit) => stage(kit).giveUp([lost, { ...lost, key: 'measure/20240101/SS Cyg/V/r1.1' }]))
      .thenSatisfies(({ published }) =>
        assert.deepEqual(
          published.map(({ type, payload }) => ({ type, payload })),
          [
            {
              type: 'FrameFailed',
              payload: {
                reduction: v.reduction,
                ...{ path: paths[0], stage: 'profile', code: 'lost', reason: 'no worker brought it back' },
              },
            },
          ],
        ),
      );
  });

  it('tell how far they have come, until all are there', async () => {
    const progress = (kit: ServiceKit) => stage(kit).progress();
    await given(v.requested, ...v.solved, ...v.profiled.slice(1))
      .when(progress)
      .thenIs([{ what: 'SS Cyg V 20240101: star profiles', done: 3, total: 4 }]);
    await given(v.requested, ...v.solved, ...v.profiled)
      .when(progress)
      .thenIs([]);
  });
});
