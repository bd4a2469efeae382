import assert from 'node:assert/strict';
import type { work } from '@wombat/proto';
import { type ServiceFixture, startServiceFixture } from '@wombat/service-kit/testkit';
import { master } from './testing/loggedMasters.js';
import { calibrateOrder, masterOrder } from './testing/orderOfJob.js';
import { built, calibrated, NIGHT, place, wholeNight } from './testing/sampleNight.js';

const LIGHTS = ['light1', 'light2'].map((name) => place('light', name));

describe('a series whose tables are made anew in its middle', () => {
  let service: ServiceFixture;
  beforeEach(async () => {
    service = await startServiceFixture({ name: 'calibration', main: new URL('./main.js', import.meta.url) });
  });
  afterEach(() => service.end());

  /** The job that has all of these frames and no other. */
  async function jobOf(...frames: string[]): Promise<work.Job | undefined> {
    const job = async () => (await service.jobs()).find((one) => JSON.stringify(one.frames) === JSON.stringify(frames));
    await service.until(`a job of ${frames.join(', ')}`, async () => (await job()) !== undefined);
    return job();
  }

  it('goes on with the masters it began with, and says of others that it would take them today', async () => {
    await service.publish(...wholeNight({ bias: 3, light: 2 }));
    await service.start();
    await service.publish(built(masterOrder(await jobOf('bias//mbias.fits'))));
    const first = calibrateOrder(await jobOf(...LIGHTS));
    await service.publish(calibrated('light1'), master('flat'));
    await service.settled();
    await service.rebuild();
    const second = calibrateOrder(await jobOf(...LIGHTS.slice(1)));
    assert.deepEqual(second.frames, first.frames.slice(1));
    assert.equal(second.frames[0]?.flat, undefined);

    await service.publish(calibrated('light2'));
    await service.until('what is said at its end', async () => (await service.written()).length >= 4);
    await service.settled();
    const written = await service.written();
    assert.deepEqual(
      written.map(({ id }) => id),
      [
        `masters:${NIGHT}:1`,
        `calibrate/${NIGHT}/SS Cyg/V/r1.1:chosen`,
        `calibrate/${NIGHT}/SS Cyg/V/r1.1:done`,
        `calibrate/${NIGHT}/SS Cyg/V/r1.1:masters:1`,
      ],
    );
    assert.match(JSON.stringify(written[2]?.payload.flat), /nocal/);
  });
});
