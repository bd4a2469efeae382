import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { judgeReport, reportsBelow } from '@wombat/bench/accuracy';
import { accuracyNight } from '@wombat/observatory';
import type { provenance } from '@wombat/proto';
import { layOut, startWombat } from './harness/workplace.js';

/** A fifth of the light is missing at 30,000 ADU, as cameras with antiblooming gates have it. */
const LINEARITY = [5e-6, 8e-11];
const plan = accuracyNight({
  ...{ seed: 4, width: 800, height: 640, framesPerFilter: 8, cadenceSeconds: 1200 },
  // Few electrons a count: the stars reach far up.
  camera: { linearity: LINEARITY, gainElectronsPerAdu: 0.4 },
});
/** Magnitudes, and in units of the least possible: as for a camera that counts evenly. */
const [MOST_OFFSET, MOST_SCATTER] = [0.009, 2];
const SETTING = `    linearity: [${LINEARITY.join(', ')}]\n`;

type Workplace = Awaited<ReturnType<typeof layOut>>;

/** What a command leaves of a revision, held against the truth. */
async function reduced(workplace: Workplace, revision: number, ...words: string[]) {
  const run = startWombat(workplace, ...words);
  assert.equal(await run.ended(), 0, run.output);
  const reports = reportsBelow(workplace.data).map((report) => ({
    ...report,
    told: JSON.parse(report.provenance) as provenance.Provenance,
  }));
  const judged = reports
    .filter(({ told }) => told.revision === revision)
    .map(({ told, ...report }) => ({
      told,
      ...(judgeReport(report, plan, workplace.truth) ?? assert.fail('no rows')),
    }));
  assert.deepEqual(
    judged.map(({ band }) => band),
    ['B', 'V'],
  );
  return judged;
}

describe('a night of a camera that does not count evenly', () => {
  it('comes to its truth once the polynomial of the camera is told, and not before', async () => {
    const workplace = await layOut(plan);
    try {
      const config = await readFile(workplace.config, 'utf8');
      assert.ok(config.includes(SETTING), config);
      await writeFile(workplace.config, config.replace(SETTING, ''));
      const uneven = await reduced(workplace, 1, 'run', '--once');
      const words = uneven.map(({ band, scatter, predicted }) => `${band}: ${scatter} of ${predicted}`).join(', ');
      assert.ok(Math.max(...uneven.map(({ scatter, predicted }) => scatter / predicted)) > MOST_SCATTER, words);

      await writeFile(workplace.config, config);
      for (const { band, offset, scatter, predicted, told } of await reduced(workplace, 2, 'reduce', plan.night)) {
        assert.ok(Math.abs(offset) < MOST_OFFSET, `${band}: T1 is ${offset.toFixed(4)} mag off`);
        const before = uneven.find((one) => one.band === band)?.scatter ?? 0;
        assert.ok(scatter < MOST_SCATTER * predicted, `${band}: scatters by ${scatter}, ${predicted} is possible`);
        assert.ok(scatter < before, `${band}: scatters by ${scatter}, by ${before} without`);
        for (const { linear } of told.points)
          assert.match(linear, /^made linear by 0\.000005, 8e-11, of counts above 8/);
        const flat = told.calibration?.masters?.find(({ calType }) => calType === 'flat');
        assert.match(flat?.method ?? '', /counts made linear by 0\.000005, 8e-11$/);
      }
    } finally {
      await workplace.close();
    }
  });
});
