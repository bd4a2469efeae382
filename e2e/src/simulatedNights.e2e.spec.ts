import assert from 'node:assert/strict';
import { judgeReport, reportsBelow } from '@wombat/bench/accuracy';
import { accuracyNight, defaultNights, type NightPlan } from '@wombat/observatory';
import { rowsOf } from './harness/endResult.js';
import { recovered } from './harness/recovered.js';
import { layOut, startWombat } from './harness/workplace.js';

/** Exact comps, a colour term, no second order: everything else differs from night to night. */
const NIGHTS: readonly { title: string; plan: NightPlan }[] = [
  { title: 'RW PsA under the southern sky, SharpCap, 12 bit, mirrored, 512', plan: defaultNights.rwPsA({ seed: 5 }) },
  {
    title: 'GSC 05903-00430 at -0.4 degrees through thin cloud, Sequence Generator Pro',
    plan: defaultNights.gsc05903({ seed: 3, headerStyle: 'sgp' }),
  },
];
const BAR = 0.02;

/** Two of the seeds of `./wombat bench accuracy`, with fewer and larger frames in the style of N.I.N.A. */
const SEEDS = [1, 2];
/** Means of eight points that scatter by 5 to 10 mmag. */
const ACCURACY_BAR = 0.009;

describe('simulated nights come back to their truth', () => {
  for (const { title, plan } of NIGHTS) {
    it(title, async () => {
      const workplace = await layOut(plan);
      try {
        const run = startWombat(workplace, 'run', '--once');
        assert.equal(await run.ended(), 0, run.output);
        const series = recovered(workplace.data, workplace.truth).map((one) => ({
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

  for (const seed of SEEDS) {
    it(`the night accuracy is judged by, seed ${seed}: to a few thousandths, every frame`, async () => {
      const plan = accuracyNight({ seed, width: 800, height: 640, framesPerFilter: 8, cadenceSeconds: 1200 });
      const workplace = await layOut(plan);
      try {
        const run = startWombat(workplace, 'run', '--once');
        assert.equal(await run.ended(), 0, run.output);
        const judged = reportsBelow(workplace.data).map((report) => judgeReport(report, plan, workplace.truth));
        assert.deepEqual(
          judged.map((one) => one?.band),
          ['B', 'V'],
        );
        for (const one of judged) {
          assert.ok(one !== null);
          assert.equal(one.transformedPoints, plan.framesPerFilter, `${one.band}: TRANS=YES`);
          assert.ok(Math.abs(one.offset) < ACCURACY_BAR, `${one.band}: T1 is ${one.offset.toFixed(4)} mag off`);
          assert.ok(
            Math.abs(one.checkOffset) < ACCURACY_BAR,
            `${one.band}: T2 is ${one.checkOffset.toFixed(4)} mag off`,
          );
          assert.ok(one.scatter < 2 * one.predicted, `${one.band}: scatters by ${one.scatter.toFixed(4)} mag`);
        }
      } finally {
        await workplace.close();
      }
    });
  }
});
