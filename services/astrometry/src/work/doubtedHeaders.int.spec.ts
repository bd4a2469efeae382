import assert from 'node:assert/strict';
import { configSchema } from '@wombat/service-kit/config';
import { describeUnless } from '@wombat/testdata';
import { locateSolver } from '../adapters/locateSolver.js';
import { type HintSources, hintsOf } from '../domain/index.js';
import { Solver } from './solver.js';
import { type Field, starsIn, writeField } from './testing/simulatedField.js';
import { errorPixels, fovOf, SolverFolder, withoutAstap } from './testing/solverFolder.js';

const centre = { raDegrees: 291.4, decDegrees: 42.8 };
const field: Field = { centre, width: 800, height: 640, scaleArcsec: 3, rotationDegrees: 20 };
const stars = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 4 });
const said: HintSources['header'] = {
  height: field.height,
  binning: 1,
  pixelScaleArcsec: field.scaleArcsec,
  ...centre,
};
const nobody = { configuredFovDegrees: null, target: undefined, star: null, solved: null };

describeUnless(withoutAstap)('a frame whose header is wrong', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  let database = '';
  beforeAll(async () => {
    database = await folder.database('all', stars);
  });

  /** Solves frames one after the other, as one job, by what is told of them. */
  async function solveAll(sources: Partial<HintSources>, count = 1) {
    const settings = configSchema.parse({ solve: { database } }).solve;
    const solver = new Solver({ root: folder.root, settings, astap: await locateSolver(settings) });
    const solved = [];
    for (let index = 0; index < count; index++) {
      const name = `f${index}.fits`;
      await writeField({ root: folder.root, name }, field, stars, { seed: index });
      solved.push(
        await solver.solve({ path: name, product: name, ...hintsOf({ ...nobody, header: said, ...sources }) }),
      );
    }
    return solved;
  }
  const methodOf = ({ attempts }: Awaited<ReturnType<typeof solveAll>>[number]) => attempts.at(-1)?.method;

  const scales: [string, Partial<HintSources['header']>][] = [
    ['counts the binning twice', { pixelScaleArcsec: 6 }],
    ['forgets the binning', { pixelScaleArcsec: 1.5 }],
    ['forgets a binning of 3', { pixelScaleArcsec: 1, binning: 3 }],
    ['has the focal length of another telescope', { pixelScaleArcsec: 4.6 }],
    ['has a tenth of the scale', { pixelScaleArcsec: 0.3 }],
    ['has ten times the scale', { pixelScaleArcsec: 30 }],
  ];
  for (const [what, wrong] of scales)
    it(`is solved though it ${what}`, async () => {
      const [solved] = await solveAll({ header: { ...said, ...wrong } });
      assert.ok(solved);
      assert.ok(errorPixels(solved, field).corner < 0.15);
      console.info(`${solved.attempts.length} tries, the last ${methodOf(solved)}`);
    });

  const places: [string, Partial<HintSources['header']>][] = [
    ['has RA in hours', { raDegrees: centre.raDegrees / 15 }],
    ['has RA and Dec swapped', { raDegrees: centre.decDegrees, decDegrees: 69.4 }],
    ['has a declination of the wrong sign', { decDegrees: -centre.decDegrees }],
    ['is of another target', { raDegrees: 83.8, decDegrees: -5.4 }],
  ];
  for (const [what, wrong] of places)
    it(`is solved though it ${what}: by the stars, by what is configured, by VSX`, async () => {
      const header = { ...said, ...wrong };
      const [byStars] = await solveAll({ header });
      const [byTarget] = await solveAll({ header, target: { ra: centre.raDegrees + 0.1, dec: centre.decDegrees } });
      const [byVsx] = await solveAll({ header, star: centre });
      for (const solved of [byStars, byTarget, byVsx]) {
        assert.ok(solved);
        assert.ok(errorPixels(solved, field).corner < 0.15);
      }
      assert.deepEqual(
        [byStars, byTarget, byVsx].map((solved) => solved && methodOf(solved)),
        ['astapAnywhere', 'astapNear', 'astapNear'],
      );
    });

  it('is solved where VSX has a star of that name elsewhere, and the header is right', async () => {
    const [solved] = await solveAll({ star: { raDegrees: 10, decDegrees: -60 } });
    assert.ok(solved && errorPixels(solved, field).corner < 0.15);
    assert.equal(methodOf(solved), 'astapElsewhere');
  });

  it('costs the next of its job nothing', async () => {
    const wrong = { ...said, raDegrees: centre.raDegrees / 15, pixelScaleArcsec: 6 };
    const solved = await solveAll({ header: wrong, star: centre }, 3);
    assert.deepEqual(solved.map(methodOf), ['astapOtherScale', 'astapNear', 'astapNear']);
    assert.deepEqual(
      solved.map(({ attempts }) => attempts.length > 1),
      [true, false, false],
    );
  });

  it('and of which no star is in the database is told by what was tried and what is likely', async () => {
    const strangers = starsIn({ centre, radiusDegrees: 3, count: 14_000, seed: 5 });
    const settings = { timeLimitSeconds: 20, searchRadius: 12 };
    const hints = { ...centre, fovDegrees: fovOf(field) };
    const { doubts } = hintsOf({ ...nobody, header: said });
    const solved = await folder.solve(field, strangers, { database, hints, settings, ...(doubts && { doubts }) });
    assert.ok(!solved.solved);
    assert.match(
      solved.reason,
      /^no match in \d+ tries \(\d+ stars seen\), also in the whole sky, at 0\.5 times the known scale, at 2 times the known scale, at any scale: /,
    );
    assert.doesNotMatch(solved.reason, /shallow/);
  });
});
