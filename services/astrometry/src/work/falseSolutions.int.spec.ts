import assert from 'node:assert/strict';
import { seededRandom } from '@wombat/random';
import { describeUnless } from '@wombat/testdata';
import { type Field, starsIn } from './testing/simulatedField.js';
import { fovOf, SolverFolder, withoutAstap } from './testing/solverFolder.js';

const SKIES = 50;

describeUnless(withoutAstap)('skies that are not in the star database', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());

  it(`are never solved, ${SKIES} of ${SKIES}, wherever and however large they are taken to be`, async () => {
    const centre = { raDegrees: 291.4, decDegrees: 42.8 };
    const field: Field = { centre, width: 512, height: 480, scaleArcsec: 4.5 };
    const stars = starsIn({ centre, radiusDegrees: 5, count: 16_000, seed: 4 });
    const database = await folder.database('all', stars);
    const hints = { ...centre, fovDegrees: fovOf(field) };
    const settings = { searchRadius: 2, timeLimitSeconds: 20 };
    const doubts = {
      places: [{ raDegrees: centre.raDegrees, decDegrees: centre.decDegrees - 12 }],
      fovsDegrees: [hints.fovDegrees / 2, 2 * hints.fovDegrees],
      ...{ anyScale: true, wholeSky: true },
    };
    const control = await folder.solve(field, stars, { database, hints, settings });
    assert.ok(control.solved, control.reason);
    const started = performance.now();
    const random = seededRandom(1);
    const wrong: string[] = [];
    for (let sky = 0; sky < SKIES; sky++) {
      const count = 3000 + Math.floor(13_000 * random());
      const strangers = starsIn({ centre, radiusDegrees: 5, count, seed: 1000 + sky });
      const solved = await folder.solve(field, strangers, { database, hints, doubts, settings, sky: { seed: sky } });
      if (solved.solved) wrong.push(`sky ${sky}: ${solved.attempts.at(-1)?.method}`);
      else assert.notEqual(solved.reason, '');
    }
    console.info(`${SKIES} skies in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    assert.deepEqual(wrong, []);
  });
});
