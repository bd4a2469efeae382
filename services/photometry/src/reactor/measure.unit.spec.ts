import assert from 'node:assert/strict';
import { event } from '@wombat/eventlog/testkit';
import { FrameMeta } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import { assertKeepsUp, inOtherOrders, jobsOf, ordersOf, specifyReactor } from '@wombat/service-kit/testkit';
import { photometryProjections } from '../projection/photometry.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { STARS, simulatedSeries } from '../testing/simulatedSeries.js';
import { MeasureStage } from './measure.js';

const v = simulatedSeries('V');
const paths = [1, 2, 3, 4].map((number) => `2024-01-01/Light/SS Cyg/V/a${number}.fits`);
const ready = [v.requested, ...v.solved, v.selected, ...v.profiled];
const stage = (kit: ServiceKit) => new MeasureStage(kit, new PhotometryTables(kit));
const jobs = (kit: ServiceKit) => jobsOf(stage(kit).batches());
const orders = (kit: ServiceKit) => ordersOf(jobs(kit), 'measure');
const conclude = (kit: ServiceKit) => stage(kit).conclude();
const { given } = specifyReactor({ projections: photometryProjections });

describe('the measurement of a series', () => {
  it('is ordered for target and comps, with the radii of the night', () =>
    given(...ready)
      .when(jobs)
      .thenSatisfies(({ answer: [job, ...others] }) => {
        assert.deepEqual(others, []);
        assert.ok(job !== undefined);
        assert.deepEqual([job.key, job.frames], ['measure/20240101/SS Cyg/V/r1.1', paths]);
        const [order] = ordersOf([job], 'measure');
        assert.ok(order !== undefined);
        const { reduction, radii, ladderPixels, stars, frames } = order;
        assert.deepEqual(reduction, v.reduction);
        assert.deepEqual(radii, { starPixels: 6, skyInnerPixels: 12, skyOuterPixels: 24 });
        assert.deepEqual(ladderPixels, [4, 4.8, 5.7, 6.8, 8.2, 9.8, 11.7]);
        assert.deepEqual(
          stars.map(({ starId }) => starId),
          STARS.map(({ starId }) => starId),
        );
        assert.deepEqual(stars[0], { starId: 'target', raDegrees: 60, decDegrees: -16.5 });
        const [frame] = frames;
        assert.deepEqual([frame?.path, frame?.product, frame?.fwhmPixels], [paths[0], `${v.folder}/a1.fits`, 4]);
        assert.ok((frame?.jdUtcMid ?? 0) > (frame?.jdUtcStart ?? 0) && (frame?.jdUtcStart ?? 0) > 2_400_000);
      }));

  it('is ordered the same by whoever was asked all along and whoever looks for the first time', async () => {
    const again = event('FrameDiscovered', { path: paths[1] ?? '' }, { id: 'again' });
    const later = simulatedSeries('V', { revision: 2 });
    const events = [...v.profiled, ...v.measured.slice(0, 2), again, ...v.lost('measure').slice(2, 3)];
    await given(v.requested, ...v.solved, v.selected)
      .when((kit) => assertKeepsUp(kit, [...events, later.requested, ...later.solved, later.selected], stage))
      .thenIs(undefined);
    const facts = [...v.solved.slice(0, -2), again, ...v.profiled, ...v.measured.slice(0, 2), v.selected];
    for (const order of inOtherOrders(facts))
      await given(v.requested, ...v.solved.slice(-2))
        .when((kit) => assertKeepsUp(kit, order, stage, { leastChanges: 0 }))
        .thenIs(undefined);
  });

  it('has the radii that are configured, and no others', () =>
    specifyReactor({ projections: photometryProjections, config: { photometry: { aperture: [5, 9, 15] } } })
      .given(...ready)
      .when((kit) => orders(kit).map(({ radii, ladderPixels }) => ({ radii, ladderPixels })))
      .thenIs([{ radii: { starPixels: 5, skyInnerPixels: 9, skyOuterPixels: 15 }, ladderPixels: [] }]));

  it('tells what the radii are multiplied by on each frame where they follow its FWHM', async () => {
    const scales = (kit: ServiceKit) =>
      orders(kit).flatMap(({ frames }) => frames.map(({ radiusScale }) => radiusScale));
    const following = { projections: photometryProjections, config: { photometry: { radiiFollowFwhm: true } } };
    await specifyReactor(following)
      .given(...ready)
      .when(scales)
      .thenSatisfies(({ answer }) => assert.ok(answer.length > 0 && answer.every((scale) => scale === 1)));
    await given(...ready)
      .when(scales)
      .thenSatisfies(({ answer }) => assert.ok(answer.every((scale) => scale === undefined)));
  });

  it('is at the place of the header, else of the configuration', async () => {
    const first = (kit: ServiceKit) => {
      const frames = orders(kit).flatMap((order) => order.frames);
      return frames.find(({ path }) => path === paths[0])?.site;
    };
    const site = { latitude: 35, longitude: -120, elevation: 700 };
    const configured = specifyReactor({ projections: photometryProjections, config: { site } });
    await given(...ready)
      .when(first)
      .thenIs(undefined);
    await configured
      .given(...ready)
      .when(first)
      .thenIs(site);
    await configured
      .given(...ready, event('FrameDiscovered', { path: paths[0] ?? '' }))
      .when(first)
      .thenIs({ latitude: -31.27, longitude: 149.06, elevation: 1165 });
  });

  it('tells the dark current that was taken off a frame, where its master dark tells it', async () => {
    const dark = { path: 'dark.fits', sha256: 'd' };
    const [path = ''] = paths;
    const calibrated = event('FrameCalibrated', { path, reduction: v.reduction, dark });
    const meta = { ...FrameMeta.fromJSON({}), exposureSeconds: 300 };
    const made = event('MasterBuilt', { product: dark, median: 6, biasSubtracted: true, meta });
    const told = (kit: ServiceKit) => orders(kit).flatMap(({ frames }) => frames.map(({ camera }) => camera));
    await given(...ready, calibrated, made)
      .when(told)
      .thenSatisfies(({ answer: [first, second] }) => {
        assert.ok((first?.darkElectrons ?? 0) > 0 && second !== undefined);
        assert.equal('darkElectrons' in second, false);
      });
  });

  it('takes gain and read noise as the flats of a frame tell them, where nothing else does', async () => {
    const flat = { path: 'flat.fits', sha256: 'f' };
    const [path = '', second = ''] = paths;
    const divided = [path, second].map((one) =>
      event('FrameCalibrated', { path: one, reduction: v.reduction, flat }, { id: `divided ${one}` }),
    );
    const made = event('MasterBuilt', {
      product: flat,
      meta: FrameMeta.fromJSON({}),
      measuredGain: 1.52,
      measuredReadNoise: 7.5,
    });
    const found = [undefined, 0.8].map((gain, index) => {
      const meta = { ...FrameMeta.fromJSON({}), midJdUtc: index + 1, gain };
      const { series } = v.reduction;
      return event('FrameDiscovered', { path: paths[index] ?? '', meta, series }, { id: `again ${index}` });
    });
    const told = (kit: ServiceKit) => orders(kit).flatMap(({ frames }) => frames.map(({ camera }) => camera));
    await given(...ready, ...divided, made, ...found)
      .when(told)
      .thenSatisfies(({ answer }) => {
        const noise = answer.map((camera) => [camera?.gain, camera?.readNoise]);
        assert.deepEqual(noise.slice(0, 3), [
          [1.52, 7.5],
          [0.8, 7.5],
          [1, 5],
        ]);
      });
  });

  it('names the masters that tell of bad pixels, the dark with what it was multiplied by', async () => {
    const [dark, flat] = ['dark', 'flat'].map((name) => ({ path: `${name}.fits`, sha256: name }));
    const [path = ''] = paths;
    const calibrated = event('FrameCalibrated', { path, reduction: v.reduction, dark, flat });
    const meta = { ...FrameMeta.fromJSON({}), exposureSeconds: 300 };
    const made = event('MasterBuilt', { product: dark, median: 6, biasSubtracted: true, meta });
    await given(...ready, calibrated, made)
      .when((kit) => orders(kit).flatMap(({ frames }) => frames))
      .thenSatisfies(({ answer: [first, second] }) => {
        assert.deepEqual([first?.dark, first?.flat], [dark, flat]);
        assert.ok((first?.darkScale ?? 0) > 0);
        assert.deepEqual([second?.dark, second?.darkScale, second?.flat], [undefined, undefined, undefined]);
      });
  });

  it('waits for the profile of every frame', () =>
    given(...ready.slice(0, -1))
      .when(jobs)
      .thenIs([]));

  it('is ordered for the frames without a result of this attempt', async () => {
    const frames = (kit: ServiceKit) => jobs(kit).flatMap((job) => job.frames);
    await given(...ready, ...v.measured.slice(0, 2), ...v.lost('measure').slice(2, 3))
      .when(frames)
      .thenIs(paths.slice(3));
    const { payload } = v.selected;
    const second = event('CompsSelected', { ...payload, reduction: { ...v.reduction, attempt: 2 } }, { id: 'second' });
    await given(...ready, ...v.measured, second)
      .when(frames)
      .thenIs(paths);
  });

  it('is a failure of frames that no worker brings back', () => {
    const lost = { key: 'measure/20240101/SS Cyg/V/r1.1', frame: paths[1] ?? '', reason: 'no result in 900 s' };
    return given(...ready)
      .when((kit) => stage(kit).giveUp([lost]))
      .thenSatisfies(({ published }) =>
        assert.deepEqual(
          published.map(({ type, payload }) => ({ type, payload })),
          [
            {
              type: 'FrameFailed',
              payload: {
                reduction: v.reduction,
                ...{ path: paths[1], stage: 'measure', code: 'lost', reason: 'no result in 900 s' },
              },
            },
          ],
        ),
      );
  });

  it('tells how far it has come', () =>
    given(...ready, ...v.measured.slice(1))
      .when((kit) => stage(kit).progress())
      .thenIs([{ what: 'SS Cyg V 20240101: measured', done: 3, total: 4 }]));
});

describe('the outcome of a measurement', () => {
  it('waits for the last frame', () =>
    given(...ready, ...v.measured.slice(1))
      .when(conclude)
      .thenNothing());

  it('is an event of all frames, however many failed', () =>
    given(...ready, ...v.measured.slice(1), ...v.lost('measure').slice(0, 1))
      .when(conclude)
      .thenPublishes({
        type: 'PhotometryDone',
        id: 'measure/20240101/SS Cyg/V/r1.1:done',
        causation: 'comps:V/r1',
        payload: { reduction: v.reduction, measured: 3, failed: 1 },
      }));

  it('is a halt where no frame has a profile', () =>
    given(v.requested, ...v.solved, v.selected, ...v.lost('profile'))
      .when(conclude)
      .thenPublishes({
        type: 'SeriesHalted',
        id: 'measure/20240101/SS Cyg/V/r1.1:halt',
        payload: { reduction: v.reduction, stage: 'measure', code: 'badpsf' },
      }));

  it('is a halt where no frame could be measured', () =>
    given(...ready, ...v.lost('measure'))
      .when(conclude)
      .thenPublishes({
        type: 'SeriesHalted',
        payload: {
          ...{ stage: 'measure', code: 'failed' },
          reason: 'no frame could be measured; the table frame says why for each',
        },
      }));
});
