import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RandomStream } from '@wombat/observatory';
import { describeUnless } from '@wombat/testdata';
import { REACHED } from './faults/kinds/failPoints.js';
import { type Night, prepareNight } from './faults/night.js';
import { runTrial } from './faults/runTrial.js';
import { during } from './faults/trial.js';

const SEED = 1;

describeUnless(process.platform !== 'linux' && 'reads /proc')('a small night to which faults happen', () => {
  let night: Night;

  beforeAll(async () => {
    night = await prepareNight(SEED);
  });
  afterAll(() => night.close());

  it('is the same at its end though programs end at every named moment that a fresh night comes to', async () => {
    let reached: string[] = [];
    const everywhere = during(
      async ({ places }, run) => {
        await run.ended();
        reached = readdirSync(join(places.home, 'failpoints'));
        return { did: `ended at ${reached.join(', ')}`, struck: reached.length > 0 };
      },
      { environment: { WOMBAT_FAILPOINT: REACHED.join(',') } },
    );
    const random = new RandomStream(SEED, 'fail points');
    const { code, differences, output } = await runTrial(night, { from: 'frames', disturb: everywhere }, random);
    assert.deepEqual([code, differences], [0, []], output);
    assert.deepEqual(reached.sort(), [...REACHED].sort());
  });
});
