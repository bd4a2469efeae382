import assert from 'node:assert/strict';
import type { NewEvent } from '@wombat/eventlog';
import type { work } from '@wombat/proto';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';
import { calibrateOrder, masterOrder } from './testing/orderOfJob.js';
import {
  announced,
  built,
  calibrated,
  discovered,
  FOLDER,
  failed,
  NIGHT,
  place,
  requested,
  scanned,
  wholeNight,
} from './testing/sampleNight.js';

const main = new URL('./main.js', import.meta.url);
const series = { night: NIGHT, targetName: 'SS Cyg', filter: 'V' };
const FIRST = { series, revision: 1, attempt: 1 };
const REQUIRE_MASTERS = 'calibration: { requireMasters: true }';

describe('calibration without its workers', () => {
  let service: ServiceFixture;

  async function given(config: string, ...events: NewEvent[]): Promise<void> {
    service = await startServiceFixture({ name: 'calibration', main, config });
    await service.publish(...events);
    await service.start();
  }
  afterEach(() => service.end());

  /** The one job on the queue, once it is such a one. */
  async function orderedAlone(isMeant: (job: work.Job) => boolean): Promise<work.Job | undefined> {
    await service.until('one job alone', async () => {
      const [job, ...others] = await service.jobs();
      return job !== undefined && others.length === 0 && isMeant(job);
    });
    return (await service.jobs())[0];
  }

  /** The jobs, once there are so many. */
  async function jobs(count: number): Promise<work.Job[]> {
    await service.until(`${count} jobs`, async () => (await service.jobs()).length >= count);
    const all = await service.jobs();
    assert.equal(all.length, count);
    return all;
  }

  /** What the service has written, once it is so much. */
  async function written(count: number) {
    await service.until(`${count} events`, async () => (await service.written()).length >= count);
    const all = await service.written();
    assert.equal(all.length, count);
    return all;
  }

  it('orders bias, dark, flat and lights step by step, each with what came before', async () => {
    await given('', ...wholeNight({ bias: 3, dark: 4, flat: 3, light: 2 }));

    const [bias] = await jobs(1);
    assert.equal(bias?.order.$case, 'master');
    assert.deepEqual(masterOrder(bias), {
      night: NIGHT,
      scan: 1,
      item: 'bias//mbias.fits',
      calType: 'bias',
      filter: '',
      product: `${FOLDER}/bias/mbias.fits`,
      refusal: '',
      inputs: masterOrder(bias).inputs,
      bias: undefined,
      dark: undefined,
    });
    assert.deepEqual(
      masterOrder(bias).inputs.map(({ path, sha256 }) => [path, sha256]),
      ['bias1', 'bias2', 'bias3'].map((name) => [place('bias', name), `sha of ${name}`]),
    );
    const ofBias = { path: `${FOLDER}/bias/mbias.fits`, sha256: 'sha of bias//mbias.fits' };

    await service.publish(built(masterOrder(bias)));
    const dark = (await jobs(2))[1];
    assert.equal(masterOrder(dark).product, `${FOLDER}/dark/mdark60.fits`);
    assert.equal(masterOrder(dark).inputs.length, 4);
    assert.deepEqual(masterOrder(dark).bias, ofBias);

    await service.publish(built(masterOrder(dark)));
    const flat = (await jobs(3))[2];
    assert.equal(masterOrder(flat).product, `${FOLDER}/flat/mflatV.fits`);
    assert.deepEqual(masterOrder(flat).bias, ofBias);
    assert.equal(masterOrder(flat).dark, undefined);
    assert.deepEqual(await service.written(), []);

    await service.publish(built(masterOrder(flat)));
    const lights = (await jobs(4))[3];
    assert.equal(lights?.order.$case, 'calibrate');
    assert.deepEqual(calibrateOrder(lights), {
      reduction: FIRST,
      frames: ['light1', 'light2'].map((name) => ({
        path: place('light', name),
        product: `${FOLDER}/Reduced/SS Cyg/V/r1/${name}.fits`,
        sha256: `sha of ${name}`,
        fileStamp: undefined,
        saturation: undefined,
        pedestal: 0,
        bias: ofBias,
        dark: {
          path: `${FOLDER}/dark/mdark60.fits`,
          sha256: 'sha of dark//mdark60.fits',
          scale: 1,
          biasSubtracted: true,
        },
        flat: { path: `${FOLDER}/flat/mflatV.fits`, sha256: 'sha of flat/V/mflatV.fits' },
        done: '',
        linearity: [],
      })),
    });
    const [masters, chosen] = await written(2);
    assert.deepEqual([masters?.type, chosen?.type], ['MastersBuilt', 'MastersChosen']);
    assert.deepEqual(
      ((masters?.payload.masters ?? []) as { calType: string; state: string }[]).map(
        ({ calType, state }) => `${calType} ${state}`,
      ),
      ['bias built', 'dark built', 'flat built'],
    );

    await service.publish(calibrated('light1'), calibrated('light2'));
    const done = (await written(3))[2];
    assert.equal(done?.type, 'FramesCalibrated');
    const { bias: usedBias, dark: usedDark, flat: usedFlat, masters: used, ...counts } = done?.payload ?? {};
    assert.deepEqual(
      [counts, usedBias],
      [
        { reduction: FIRST, calibrated: 2 },
        { date: NIGHT, product: ofBias },
      ],
    );
    assert.deepEqual(
      (used as { calType: string; product: { path: string } }[]).map(({ calType, product }) => [calType, product.path]),
      [
        ['bias', ofBias.path],
        ['dark', `${FOLDER}/dark/mdark60.fits`],
        ['flat', `${FOLDER}/flat/mflatV.fits`],
      ],
    );
    assert.deepEqual(
      [usedDark, usedFlat].map((choice) => (choice as { date: string }).date),
      [NIGHT, NIGHT],
    );
  });

  it('goes on without calibration frames at once, and says nocal', async () => {
    await given('', ...wholeNight({ light: 2 }));
    const [lights] = await jobs(1);
    assert.deepEqual(
      calibrateOrder(lights).frames.map(({ bias, dark, flat }) => [bias, dark, flat]),
      [
        [undefined, undefined, undefined],
        [undefined, undefined, undefined],
      ],
    );
    assert.deepEqual(await written(2), [
      { id: `masters:${NIGHT}:1`, type: 'MastersBuilt', payload: { night: NIGHT, scan: 1 } },
      { id: `calibrate/${NIGHT}/SS Cyg/V/r1.1:chosen`, type: 'MastersChosen', payload: { reduction: FIRST } },
    ]);

    await service.publish(calibrated('light1'), calibrated('light2'));
    assert.deepEqual((await written(3))[2], {
      id: `calibrate/${NIGHT}/SS Cyg/V/r1.1:done`,
      type: 'FramesCalibrated',
      payload: {
        reduction: FIRST,
        bias: { date: 'nocal', reason: 'no suitable master bias', framesWithout: 2 },
        dark: { date: 'nocal', reason: 'no suitable master dark', framesWithout: 2 },
        flat: { date: 'nocal', reason: 'no suitable master V flat', framesWithout: 2 },
        calibrated: 2,
      },
    });
  });

  it('goes on without a master that was skipped', async () => {
    await given('', ...wholeNight({ bias: 2, light: 1 }));
    const [bias] = await jobs(1);
    assert.equal(masterOrder(bias).refusal, 'only 2 of the 3 bias frames a master needs');
    await service.publish(built(masterOrder(bias), { state: 'skipped', product: undefined, reason: 'too few' }));
    assert.equal(calibrateOrder((await jobs(2))[1]).frames[0]?.bias, undefined);
  });

  it('counts what failed, and halts where nothing could be calibrated', async () => {
    await given('', ...wholeNight({ light: 2 }));
    await jobs(1);
    await service.publish(failed('light1'), failed('light2'));
    assert.deepEqual((await written(3))[2], {
      id: `calibrate/${NIGHT}/SS Cyg/V/r1.1:halt`,
      type: 'SeriesHalted',
      payload: {
        reduction: FIRST,
        stage: 'calibrate',
        code: 'failed',
        reason: 'none of the 2 frames could be calibrated: it does not fit',
      },
    });
  });

  it('halts without masters where the observer requires them', async () => {
    await given(REQUIRE_MASTERS, ...wholeNight({ light: 1 }));
    const halted = (await written(2))[1];
    assert.deepEqual([halted?.type, halted?.payload.code], ['SeriesHalted', 'nocal']);
    assert.match(String(halted?.payload.reason), /^no suitable master bias; no suitable master V flat \(/);
    assert.deepEqual(await service.jobs(), []);
  });

  it('does not begin before every file of the night is known, whatever comes first', async () => {
    const events = wholeNight({ bias: 3, light: 1 });
    const [late, ...others] = events;
    assert.ok(late !== undefined);
    await given('', ...others.toReversed());
    await service.settled();
    assert.deepEqual(await service.jobs(), []);
    await service.publish(late);
    assert.equal(masterOrder((await jobs(1))[0]).inputs.length, 3);
  });

  it('counts nothing of an earlier revision, and publishes each outcome once', async () => {
    await given('', ...wholeNight({ light: 2 }));
    await jobs(1);
    await service.publish(
      discovered('light', 'light3', { revision: 2 }),
      announced(3, { scan: 2 }),
      requested(2),
      scanned('second'),
    );
    const order = calibrateOrder((await jobs(2))[1]);
    assert.equal(order.reduction.revision, 2);
    assert.deepEqual(
      order.frames.map(({ product }) => product),
      ['light1', 'light2', 'light3'].map((name) => `${FOLDER}/Reduced/SS Cyg/V/r2/${name}.fits`),
    );
    await service.publish(
      ...['light1', 'light2'].map((name) => calibrated(name)),
      ...['light1', 'light3'].map((name) => calibrated(name, 2)),
      failed('light2', 2),
      calibrated('light2', 2),
    );
    const all = await written(5);
    assert.deepEqual(
      all.map(({ type }) => type),
      ['MastersBuilt', 'MastersChosen', 'MastersBuilt', 'MastersChosen', 'FramesCalibrated'],
    );
    const { reduction, calibrated: good, failed: bad } = all[4]?.payload ?? {};
    assert.deepEqual({ reduction, good, bad }, { reduction: { series, revision: 2, attempt: 1 }, good: 2, bad: 1 });
  });

  it('does not take a changed light for one that is calibrated', async () => {
    await given('', ...wholeNight({ light: 2 }));
    await jobs(1);
    await service.publish(calibrated('light1'), discovered('light', 'light1', { revision: 2, sha256: 'another' }));
    await service.settled();
    assert.deepEqual(
      (await service.written()).map(({ type }) => type),
      ['MastersBuilt', 'MastersChosen'],
    );
    await service.publish(announced(2, { scan: 2 }), requested(2), scanned('second'));
    await jobs(2);
    await service.publish(calibrated('light1', 2), calibrated('light2', 2));
    const done = (await written(5))[4];
    assert.deepEqual([done?.type, done?.payload.reduction], ['FramesCalibrated', { series, revision: 2, attempt: 1 }]);
  });

  for (const end of ['stop', 'kill'] as const)
    it(`goes on after a ${end} where it was: nothing is ordered or published twice`, async () => {
      await given('', ...wholeNight({ bias: 3, flat: 3, light: 2 }));
      const [bias] = await jobs(1);
      await service[end]();
      await service.publish(built(masterOrder(bias)));
      await service.start();
      // Jobs whose frames are all back, though no worker took them off the queue, are taken off it at a start.
      const flat = await orderedAlone(({ order }) => order.$case === 'master' && order.value.calType === 'flat');
      await service.publish(built(masterOrder(flat)));
      await jobs(2);
      await service[end]();
      await service.publish(calibrated('light1'));
      await service.start();
      await orderedAlone(({ order }) => order.$case === 'calibrate');
      await service.publish(calibrated('light2'));
      await written(3);
      await service[end]();
      await service.start();
      await service.settled();
      assert.deepEqual(
        (await service.written()).map(({ type }) => type),
        ['MastersBuilt', 'MastersChosen', 'FramesCalibrated'],
      );
      await jobs(0);
    });
});
