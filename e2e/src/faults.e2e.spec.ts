import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RandomStream } from '@wombat/observatory';
import { describeUnless } from '@wombat/testdata';
import { REACHED } from './faults/kinds/failPoints.js';
import { type Night, prepareNight } from './faults/night.js';
import { FAULT_KINDS, type FaultName } from './faults/registry.js';
import { runTrial } from './faults/runTrial.js';
import { during } from './faults/trial.js';

const SEED = 1;
/** Few of all kinds, quick ones that need no rights; `./wombat bench faults` tries them all. */
const IN_SHORT: readonly FaultName[] = ['kill-all', 'tail-alone', 'frame-changes', 'lies', 'again', 'upload'];

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

  it.each(IN_SHORT.map((kind, index) => [kind, index % 2 === 0 ? 'once' : 'never'] as const))(
    'ends as ever after %s, with services together: %s',
    async (kind, together) => {
      const environment = { WOMBAT_WORK_SERVICESTOGETHER: together };
      const random = new RandomStream(SEED, kind);
      const { did, differences, output } = await runTrial(night, { ...FAULT_KINDS[kind], environment }, random);
      assert.deepEqual(differences, [], `${did}\n${output}`);
    },
  );
});
