import assert from 'node:assert/strict';
import { revision } from '@wombat/eventlog/testkit';
import type { ServiceKit } from '@wombat/service-kit';
import {
  assertKeepsUp,
  inOtherOrders,
  jobsOf,
  ordersOf,
  payloadsOf,
  specifyReactor,
} from '@wombat/service-kit/testkit';
import { calibration } from '../projection/calibration.js';
import { CalibrationTables } from '../projection/calibrationTables.js';
import { chosen, decided, master } from '../testing/loggedMasters.js';
import {
  announced,
  calibrated,
  discovered,
  FOLDER,
  failed,
  NIGHT,
  place,
  requested,
  scanned,
  wholeNight,
} from '../testing/sampleNight.js';
import { CalibrateStage } from './calibrate.js';

const { given } = specifyReactor({ projections: [calibration] });
const strict = specifyReactor({ projections: [calibration], config: { calibration: { requireMasters: true } } });
const stage = (kit: ServiceKit) => new CalibrateStage(kit, new CalibrationTables(kit));
/** As a pass of the reactor has it. */
const jobs = async (kit: ServiceKit) => {
  await stage(kit).conclude();
  return jobsOf(stage(kit).batches());
};
const framesOf = async (kit: ServiceKit) => (await jobs(kit)).flatMap(({ frames }) => frames);
const orders = async (kit: ServiceKit) => ordersOf(await jobs(kit), 'calibrate');
const conclude = (kit: ServiceKit) => stage(kit).conclude();
/** Two lights without calibration frames, of a night whose masters are decided. */
const bare = [...wholeNight({ light: 2 }), decided()];
const STAMP = '2880:1:2:3@4';
const lights = ['light1', 'light2'].map((name) => place('light', name));

describe('the calibration of a series', () => {
  it('is ordered with nothing to apply where there are no masters', () =>
    given(...bare)
      .when(jobs)
      .thenSatisfies(({ answer }) => {
        assert.deepEqual(
          answer.map(({ key, frames }) => [key, frames]),
          [['calibrate/20240101/SS Cyg/V/r1.1', lights]],
        );
        assert.deepEqual(ordersOf(answer, 'calibrate'), [
          {
            reduction: revision(1),
            frames: ['light1', 'light2'].map((name) => ({
              path: place('light', name),
              product: `${FOLDER}/Reduced/SS Cyg/V/r1/${name}.fits`,
              sha256: `sha of ${name}`,
              saturation: undefined,
              pedestal: 0,
              bias: undefined,
              dark: undefined,
              flat: undefined,
              done: '',
              linearity: [],
              fileStamp: undefined,
            })),
          },
        ]);
      }));

  it('is ordered with the stamps by which its lights were found, the newest of each', () =>
    given(
      ...[discovered('light', 'light1', { fileStamp: STAMP }), discovered('light', 'light2', { fileStamp: STAMP })],
      ...[announced(2), requested(), scanned(), decided()],
      discovered('light', 'light2', { sha256: 'another' }),
    )
      .when(orders)
      .thenSatisfies(({ answer: [order] }) =>
        assert.deepEqual(
          order?.frames.map(({ fileStamp }) => fileStamp),
          [STAMP, undefined],
        ),
      ));

  it('is ordered with the masters of the night, or of the nearest', () =>
    given(...bare, master('bias'), master('dark', '20231231'), master('flat', '20231201'), master('flat', '20231220'))
      .when(async (kit) => (await orders(kit)).flatMap(({ frames }) => frames.slice(0, 1)))
      .thenSatisfies(({ answer: [frame] }) => {
        assert.deepEqual(frame?.bias, { path: `${NIGHT}/mbias.fits`, sha256: `sha of ${NIGHT} bias` });
        assert.deepEqual(frame?.dark, {
          ...{ path: '20231231/mdark.fits', sha256: 'sha of 20231231 dark' },
          ...{ scale: 1, biasSubtracted: true },
        });
        assert.equal(frame?.flat?.path, '20231220/mflat.fits');
      }));

  it('passes over masters that were skipped or have failed', () =>
    given(...bare, master('bias', NIGHT, { state: 'skipped', product: undefined }))
      .when(async (kit) => (await orders(kit)).flatMap(({ frames }) => frames.map(({ bias }) => bias)))
      .thenIs([undefined, undefined]));

  it('keeps to the masters it began with, whatever is made meanwhile', () =>
    given(...bare, master('flat', '20231201'))
      .when(async (kit) => {
        const flats = async () => (await orders(kit)).flatMap(({ frames }) => frames.map(({ flat }) => flat?.path));
        const before = await flats();
        const later = master('flat', NIGHT);
        await kit.publishFacts([later]);
        return [before, await flats()];
      })
      .thenIs([
        ['20231201/mflat.fits', '20231201/mflat.fits'],
        ['20231201/mflat.fits', '20231201/mflat.fits'],
      ]));

  it('is ordered the same by whoever was asked all along and whoever looks for the first time', async () => {
    const other = { night: '20231231', folder: '2023-12-31' };
    const events = [
      ...[calibrated('light1'), failed('light2'), discovered('light', 'light3', other), discovered('light', 'light3')],
      ...[discovered('light', 'light1', { sha256: 'another' }), calibrated('light3'), calibrated('light3', 2)],
      ...[discovered('light', 'light2', { state: 'broken' }), announced(3, { scan: 2 }), requested(2)],
      ...[scanned('second'), decided(2), chosen(2), calibrated('light1', 2)],
    ];
    await given(...bare, master('bias'), chosen(1))
      .when((kit) => assertKeepsUp(kit, events, stage))
      .thenIs(undefined);
    for (const order of inOtherOrders(events))
      await given(...bare, master('bias'), chosen(1))
        .when((kit) => assertKeepsUp(kit, order, stage, { leastChanges: 0 }))
        .thenIs(undefined);
  });

  it('goes in jobs of eight frames', () =>
    given(...wholeNight({ light: 9 }), decided())
      .when(async (kit) => (await jobs(kit)).map(({ frames }) => frames.length))
      .thenIs([8, 1]));

  it('is ordered for the lights without a result, and for those that came with a later revision then', async () => {
    await given(...bare, calibrated('light1'))
      .when(framesOf)
      .thenIs([lights[1] ?? '']);
    await given(...bare, failed('light1'), calibrated('light2'))
      .when(framesOf)
      .thenIs([]);
    const added = discovered('light', 'light3', { revision: 2 });
    await given(...bare, added)
      .when(framesOf)
      .thenIs(lights);
    const again = [announced(3, { scan: 2 }), requested(2), scanned('second'), decided(2)];
    await given(...bare, calibrated('light1'), added, ...again)
      .when(framesOf)
      .thenIs([...lights, place('light', 'light3')]);
  });

  it('waits until the masters of all nights of the scan are decided', async () => {
    await given(...wholeNight({ light: 2 }))
      .when(framesOf)
      .thenIs([]);
    const other = [announced(0, { night: '20240102', folder: '20240102' }), scanned('both', [NIGHT, '20240102'])];
    await given(...bare, ...other)
      .when(framesOf)
      .thenIs([]);
  });

  it('is not for lights that are broken', () =>
    given(discovered('light', 'light1', { state: 'broken' }), announced(1), requested(), scanned(), decided())
      .when(framesOf)
      .thenIs([]));

  it('is a failure of frames that no worker brings back', () =>
    given(...bare)
      .when((kit) =>
        stage(kit).giveUp([
          { key: 'calibrate/20240101/SS Cyg/V/r1.1', frame: lights[0] ?? '', reason: 'no result in 900 s' },
        ]),
      )
      .thenSatisfies(({ published }) =>
        assert.deepEqual(
          payloadsOf(published, 'FrameFailed').map(({ path, stage: at, code }) => [path, at, code]),
          [[lights[0], 'calibrate', 'lost']],
        ),
      ));

  it('tells how far it has come', () =>
    given(...bare, calibrated('light1'))
      .when((kit) => stage(kit).progress())
      .thenIs([{ what: 'SS Cyg V 20240101: calibrated', done: 1, total: 2 }]));
});

describe('the outcome of a calibration', () => {
  const nocal = (kind: string) => ({
    ...{ date: 'nocal', product: undefined, reason: `no suitable master ${kind}` },
    ...{ framesWithout: 2, framesDone: 0 },
  });

  it('says what was applied, and why not', async () => {
    const done = [calibrated('light1'), calibrated('light2')];
    await given(...bare, ...done)
      .when(conclude)
      .thenPublishes({
        type: 'FramesCalibrated',
        id: 'calibrate/20240101/SS Cyg/V/r1.1:done',
        causation: `request:${NIGHT}:r1`,
        payload: {
          reduction: revision(1),
          bias: nocal('bias'),
          dark: nocal('dark'),
          flat: nocal('V flat'),
          calibrated: 2,
          failed: 0,
        },
      });
    const bias = {
      ...{ date: NIGHT, product: { path: `${NIGHT}/mbias.fits`, sha256: `sha of ${NIGHT} bias` }, reason: '' },
      ...{ framesWithout: 0, framesDone: 0 },
    };
    await given(...bare, master('bias'), ...done)
      .when(conclude)
      .thenPublishes({ type: 'FramesCalibrated', payload: { bias } });
  });

  it('counts what failed', () =>
    given(...bare, calibrated('light1'), failed('light2'))
      .when(conclude)
      .thenPublishes({ type: 'FramesCalibrated', payload: { calibrated: 1, failed: 1 } }));

  it('waits for the last light', () =>
    given(...bare, chosen(1), calibrated('light1'))
      .when(conclude)
      .thenNothing());

  it('is a halt where nothing could be calibrated', () =>
    given(...bare, failed('light1'), failed('light2'))
      .when(conclude)
      .thenPublishes({
        type: 'SeriesHalted',
        id: 'calibrate/20240101/SS Cyg/V/r1.1:halt',
        payload: {
          ...{ stage: 'calibrate', code: 'failed' },
          reason: 'none of the 2 frames could be calibrated: it does not fit',
        },
      }));

  it('counts nothing of an older revision', () =>
    given(
      ...bare,
      ...[calibrated('light1'), discovered('light', 'light3', { revision: 2 }), announced(3, { scan: 2 })],
      ...[requested(2), scanned('second'), decided(2), chosen(2), calibrated('light2', 2), calibrated('light3', 2)],
    )
      .when(conclude)
      .thenNothing());
});

describe('masters that are required', () => {
  it('halt a series that has no bias or flat, before anything is calibrated', () =>
    strict
      .given(...bare, master('bias'))
      .when(conclude)
      .thenPublishes({
        type: 'SeriesHalted',
        payload: {
          ...{ stage: 'calibrate', code: 'nocal' },
          reason:
            'no suitable master V flat (calibration.requireMasters is on: add masters, or switch it off to go on without)',
        },
      }));

  it('let a series go on that has both', async () => {
    const both = [...bare, master('bias'), master('flat')];
    await strict
      .given(...both)
      .when(conclude)
      .thenPublishes({ type: 'MastersChosen' });
    await strict
      .given(...both)
      .when(framesOf)
      .thenIs(lights);
  });
});
