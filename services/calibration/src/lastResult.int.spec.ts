import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startServiceFixture } from '@wombat/service-kit/testkit';
import { calibrated, wholeNight } from './testing/sampleNight.js';

const main = new URL('./main.js', import.meta.url);
const POINT = 'outcome.due';

describe('calibration that ends after the last result, before it has told the outcome', () => {
  for (const [outcome, nth, before] of [
    ['MastersBuilt', 1, []],
    ['FramesCalibrated', 2, ['MastersBuilt']],
  ] as const) {
    it(`tells it when it starts again, and once, though no event follows: ${outcome}`, async () => {
      const environment = { WOMBAT_FAILPOINT: `${POINT}:${nth}` };
      const service = await startServiceFixture({ name: 'calibration', main, environment });
      const written = async () => (await service.written()).map(({ type }) => type);
      try {
        await service.publish(...wholeNight({ light: 2 }), calibrated('light1'), calibrated('light2'));
        await service.start();
        await service.until('its end', async () => existsSync(join(service.home, 'failpoints', POINT)));
        await service.kill();
        assert.deepEqual(await written(), before);
        await service.start();
        await service.until(outcome, async () => (await written()).includes(outcome));
        await service.settled();
        assert.deepEqual(await written(), ['MastersBuilt', 'FramesCalibrated']);
      } finally {
        await service.end();
      }
    });
  }
});
