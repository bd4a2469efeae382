import assert from 'node:assert/strict';
import { defaultNights, type NightPlan } from '@wombat/observatory';
import { rowsOf } from './harness/endResult.js';
import { recovered } from './harness/recovered.js';
import { layOut, startWombat } from './harness/workplace.js';

/** Exact comps, a colour term of 0.05, no second order: everything else differs from night to night. */
const NIGHTS: readonly { title: string; plan: NightPlan }[] = [
  {
    title: 'XZ Cyg, the night of the demo, N.I.N.A., 1200 x 800, another seed',
    plan: defaultNights.xzCyg({ seed: 11, width: 1200, height: 800, headerStyle: 'nina', framesPerFilter: 8 }),
  },
  { title: 'RW PsA under the southern sky, SharpCap, 12 bit, mirrored, 512', plan: defaultNights.rwPsA({ seed: 5 }) },
  {
    title: 'GSC 05903-00430 at -0.4 degrees through thin cloud, Sequence Generator Pro',
    plan: defaultNights.gsc05903({ seed: 3, headerStyle: 'sgp' }),
  },
];
const BAR = 0.02;

describe('simulated nights come back to their truth', () => {
  for (const { title, plan } of NIGHTS) {
    it(title, async () => {
      const workplace = await layOut(plan);
      try {
        const run = startWombat(workplace, 'run', '--once');
        assert.equal(await run.ended(), 0, run.output);
        const series = (await recovered(workplace.data, workplace.truth)).map((one) => ({
          ...one,
          output: run.output,
        }));
        assert.deepEqual(
          series.map(({ band }) => band),
          ['B', 'V'],
        );
        for (const one of series) {
          assert.equal(one.transformed, true, `${one.band} is transformed`);
          assert.ok(Math.abs(one.target) < BAR, `${one.band}: T1 is ${one.target.toFixed(4)} mag off`);
          assert.ok(Math.abs(one.check) < BAR, `${one.band}: the check star is ${one.check.toFixed(4)} mag off`);
          assert.ok(one.points > 0.7 * plan.framesPerFilter, `${one.band}: ${one.points} points`);
        }
        const { target = [], frame = [] } = rowsOf(`${workplace.home}/wombatpipeline.db`);
        assert.ok(target.every((row) => (row as { apphot: string }).apphot === 'validate'));
        assert.ok(frame.every((row) => (row as { state: string }).state !== ''));
      } finally {
        await workplace.close();
      }
    });
  }
});
