import assert from 'node:assert/strict';
import { event, revision } from '@wombat/eventlog/testkit';
import { FrameMeta } from '@wombat/proto';
import type { ServiceKit } from '@wombat/service-kit';
import {
  assertKeepsUp,
  inOtherOrders,
  jobsOf,
  ordersOf,
  payloadsOf,
  specifyReactor,
} from '@wombat/service-kit/testkit';
import { astrometry } from '../projection/astrometry.js';
import { calibratedSeries, PLACED, reduction } from '../testing/calibratedSeries.js';
import { SolveStage } from './solve.js';

/** Each frame by itself. */
const solve = { mode: 'every' };
const { given } = specifyReactor({ projections: [astrometry], config: { solve } });
const following = specifyReactor({ projections: [astrometry] });
const stage = (kit: ServiceKit) => new SolveStage(kit);
const jobs = (kit: ServiceKit) => jobsOf(stage(kit).batches());
const conclude = (kit: ServiceKit) => stage(kit).conclude();
const numberOf = (path: string) => Number(path.slice(-7, -5));
/** The numbers of the frames of each job. */
const ordered = (kit: ServiceKit) => jobs(kit).map(({ frames }) => frames.map(numberOf));
const firstFrame = (kit: ServiceKit) => ordersOf(jobs(kit), 'solve')[0]?.frames[0];
const { ready, results, paths, lost } = calibratedSeries(5, PLACED);

describe('the solving of a series', () => {
  it('is ordered with what is known of each frame', () =>
    given(...ready)
      .when((kit) => ordersOf(jobs(kit), 'solve')[0])
      .thenSatisfies(({ answer: order }) => {
        assert.deepEqual(order?.reduction, reduction);
        assert.deepEqual(order?.frames[0], {
          ...{ path: paths[0], product: 'r1/a01.fits' },
          ...{ raDegrees: 325.6, decDegrees: 43.5, fovDegrees: 1200 / 3600 },
          doubts: { places: [], fovsDegrees: [600 / 3600, 2400 / 3600], anyScale: true, wholeSky: true },
        });
        assert.deepEqual(order?.block, []);
      }));

  it('goes in jobs of three frames, under one key', () =>
    given(...ready)
      .when((kit) => jobs(kit).map(({ key, frames }) => [key, ...frames.map(numberOf)]))
      .thenIs([
        ['solve/20240101/SS Cyg/V/r1.1', 1, 2, 3],
        ['solve/20240101/SS Cyg/V/r1.1', 4, 5],
      ]));

  it('is ordered the same by whoever was asked all along and whoever looks for the first time', async () => {
    const [path = ''] = paths;
    const again = event('FrameDiscovered', { path, sha256: path, meta: FrameMeta.fromJSON({}) }, { id: 'again' });
    const events = [...ready.slice(9), ...results(0, 2, true), again, ...results(2, 3, false), lost(3)];
    const counted = event('FramesCalibrated', { reduction, calibrated: 3 }, { id: 'counted' });
    await given(...ready.slice(0, 9))
      .when((kit) => assertKeepsUp(kit, [counted, ...events], stage))
      .thenIs(undefined);
    for (const order of inOtherOrders([...ready, ...results(0, 4, true), again]))
      await given()
        .when((kit) => assertKeepsUp(kit, order, stage, { leastChanges: 0 }))
        .thenIs(undefined);
  });

  it('is ordered for the frames without a result', () =>
    given(...ready, ...results(0, 1, true), ...results(2, 3, false), lost(3))
      .when(ordered)
      .thenIs([[2, 5]]));

  it('waits for every frame that was counted as calibrated', async () => {
    await given(...ready.slice(1))
      .when(ordered)
      .thenIs([]);
    await given(...ready.slice(0, 5), ...ready.slice(6))
      .when(ordered)
      .thenIs([]);
  });

  it('is over once it was announced, or halted', async () => {
    await given(...ready, event('FramesSolved', { reduction }))
      .when(ordered)
      .thenIs([]);
    await given(...ready, event('SeriesHalted', { reduction, stage: 'solve', code: 'nowcs' }))
      .when(ordered)
      .thenIs([]);
  });

  it('begins anew with the next revision', () => {
    const next = revision(2);
    const again = paths.map((path) => event('FrameCalibrated', { reduction: next, path }, { id: `again:${path}` }));
    const done = event('FramesCalibrated', { reduction: next, calibrated: 5 }, { id: 'again' });
    return given(...ready, ...results(0, 5, true), ...again, done)
      .when(ordered)
      .thenIs([
        [1, 2, 3],
        [4, 5],
      ]);
  });

  it('is a failure of frames that no worker brings back', () =>
    given(...ready)
      .when((kit) =>
        stage(kit).giveUp([
          { key: 'solve/20240101/SS Cyg/V/r1.1', frame: paths[1] ?? '', reason: 'no result in 900 s' },
          { key: 'solve/20240101/SS Cyg/V/r1.1/block0', frame: paths[2] ?? '', reason: 'no result in 900 s' },
          { key: 'solve/20240101/SS Cyg/B/r1.1', frame: paths[3] ?? '', reason: 'no result in 900 s' },
        ]),
      )
      .thenSatisfies(({ published }) =>
        assert.deepEqual(
          payloadsOf(published, 'FrameFailed').map(({ path, stage: at, code, reason }) => [path, at, code, reason]),
          [paths[1], paths[2]].map((path) => [path, 'solve', 'lost', 'no result in 900 s']),
        ),
      ));

  it('tells how far it has come', () =>
    given(...ready, ...results(0, 2, true), lost(2))
      .when((kit) => stage(kit).progress())
      .thenIs([{ what: 'SS Cyg V 20240101: solved', done: 3, total: 5 }]));
});

describe('frames of which nobody knows where they look', () => {
  const lostOnes = calibratedSeries(3, { pixelScaleArcsec: 1.2 });

  it('are solved one by one until one tells the others', async () => {
    await given(...lostOnes.ready)
      .when(ordered)
      .thenIs([[1]]);
    await given(...lostOnes.ready, ...lostOnes.results(0, 1, false))
      .when(ordered)
      .thenIs([[2]]);
    await given(...lostOnes.ready, ...lostOnes.results(0, 1, true))
      .when(ordered)
      .thenIs([[2, 3]]);
    await given(...lostOnes.ready, ...lostOnes.results(0, 1, true))
      .when((kit) => firstFrame(kit)?.raDegrees)
      .thenIs(325.7);
  });

  it('are told by wombat.yaml, or by where their star was found before', async () => {
    const targets = { 'SS Cyg': { ra: 325.5, dec: 43.4 } };
    await specifyReactor({ projections: [astrometry], config: { targets, solve } })
      .given(...lostOnes.ready)
      .when((kit) => [ordered(kit), firstFrame(kit)?.raDegrees])
      .thenIs([[[1, 2, 3]], 325.5]);
    await given(event('CompsSelected'), ...lostOnes.ready)
      .when((kit) => [ordered(kit), firstFrame(kit)?.raDegrees])
      .thenIs([[[1, 2, 3]], 325.68]);
  });

  it('are told their scale by wombat.yaml where the header has none', async () => {
    const scaleless = calibratedSeries(3, { raHintDegrees: 325.6, decHintDegrees: 43.5 });
    await given(...scaleless.ready)
      .when(ordered)
      .thenIs([[1]]);
    await specifyReactor({ projections: [astrometry], config: { solve: { ...solve, fov: 0.4 } } })
      .given(...scaleless.ready)
      .when((kit) => [ordered(kit), firstFrame(kit)?.fovDegrees])
      .thenIs([[[1, 2, 3]], 0.4]);
  });
});

describe('what is known of frames', () => {
  const doubtsOf = (kit: ServiceKit) =>
    ordersOf(jobs(kit), 'solve').flatMap((order) => order.frames.map(({ doubts }) => doubts));
  const { ready: all, results: solved, doubtedInVain } = calibratedSeries(8, PLACED);

  it('is what wombat.yaml says before what headers say, which is told as doubtful', async () => {
    const targets = { 'SS Cyg': { ra: 21.7, dec: 43.4 } };
    await specifyReactor({ projections: [astrometry], config: { targets, solve } })
      .given(...all)
      .when((kit) => [firstFrame(kit)?.raDegrees, firstFrame(kit)?.doubts?.places, firstFrame(kit)?.doubts?.wholeSky])
      .thenIs([21.7, [{ raDegrees: 325.6, decDegrees: 43.5 }], false]);
  });

  it('is doubted in scale alone once a frame was as its header says, not at all once three were looked for everywhere', async () => {
    const scale = { places: [], fovsDegrees: [600 / 3600, 2400 / 3600], anyScale: false, wholeSky: false };
    await given(...all, ...solved(0, 1, true))
      .when(doubtsOf)
      .thenIs(new Array(7).fill(scale));
    await given(...all, ...doubtedInVain(0, 3), ...solved(3, 4, true))
      .when(doubtsOf)
      .thenIs(new Array(4).fill(undefined));
    await given(...all, ...doubtedInVain(0, 2))
      .when((kit) => doubtsOf(kit).filter((doubts) => doubts !== undefined).length)
      .thenIs(6);
    await given(...all, ...solved(0, 4, false))
      .when((kit) => doubtsOf(kit).filter((doubts) => doubts !== undefined).length)
      .thenIs(4);
    await given(...all, ...doubtedInVain(0, 3))
      .when(doubtsOf)
      .thenIs(new Array(5).fill(undefined));
  });

  it('is what a solved frame was, where that was not as its header said; its own header comes after', () => {
    const wrong = calibratedSeries(3, { ...PLACED, raHintDegrees: 21.7, pixelScaleArcsec: 2.4 });
    return given(...wrong.ready, ...wrong.results(0, 1, true))
      .when(firstFrame)
      .thenSatisfies(({ answer: frame }) => {
        assert.deepEqual([frame?.raDegrees, frame?.decDegrees, frame?.fovDegrees], [325.7, 43.6, 0.336]);
        assert.deepEqual(frame?.doubts, {
          places: [{ raDegrees: 21.7, decDegrees: 43.5 }],
          fovsDegrees: [2400 / 3600],
          ...{ anyScale: false, wholeSky: false },
        });
      });
  });
});

describe('frames that follow one another', () => {
  const many = calibratedSeries(30, PLACED);
  const blocks = (kit: ServiceKit) =>
    jobs(kit).map(({ key, frames }) => [key.replace(/^.*\//, ''), frames.length, ordersIn(kit, key)]);
  const ordersIn = (kit: ServiceKit, key: string) =>
    ordersOf(
      jobs(kit).filter((job) => job.key === key),
      'solve',
    ).map(({ block }) => block.length)[0];

  it('are ordered block by block, each with all of its block', () =>
    following
      .given(...many.ready)
      .when(blocks)
      .thenIs([
        ['block0', 15, 15],
        ['block1', 15, 15],
      ]));

  it('keep their block when some are solved', () =>
    following
      .given(...many.ready, ...many.results(0, 10, true))
      .when(blocks)
      .thenIs([
        ['block0', 5, 15],
        ['block1', 15, 15],
      ]));

  it('wait for the first block where nobody knows where they look', () => {
    const blind = calibratedSeries(30, { pixelScaleArcsec: 1.2 });
    return following
      .given(...blind.ready)
      .when(blocks)
      .thenIs([['block0', 15, 15]]);
  });
});

describe('the outcome of solving', () => {
  it('waits for the last frame', () =>
    given(...ready, ...results(0, 4, true))
      .when(conclude)
      .thenNothing());

  it('counts what is solved, what not, and what failed', () =>
    given(...ready, ...results(0, 3, true), ...results(3, 4, false), lost(4))
      .when(conclude)
      .thenPublishes({
        type: 'FramesSolved',
        id: 'solve/20240101/SS Cyg/V/r1.1:done',
        causation: 'calibrated',
        payload: {
          reduction,
          ...{ solved: 3, unsolved: 1, failed: 1, pixelScaleArcsec: 1.21 },
          warning: '2 of 5 frames are not solved and not measured',
        },
      }));

  it('warns of nothing where all are solved', () =>
    given(...ready, ...results(0, 5, true))
      .when(conclude)
      .thenPublishes({ type: 'FramesSolved', payload: { solved: 5, unsolved: 0, failed: 0, warning: '' } }));

  it('is a halt where none is', () =>
    given(...ready, ...results(0, 5, false))
      .when(conclude)
      .thenPublishes({
        type: 'SeriesHalted',
        id: 'solve/20240101/SS Cyg/V/r1.1:halt',
        payload: {
          ...{ stage: 'solve', code: 'nowcs' },
          reason: 'none of the 5 frames could be solved: no match in 4 tries (the table wcs has every try)',
        },
      }));
});
