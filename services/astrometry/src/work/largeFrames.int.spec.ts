import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readImage } from '@wombat/fits';
import { detectField, packField } from '@wombat/imaging/detection';
import { configSchema } from '@wombat/service-kit/config';
import { describeUnless } from '@wombat/testdata';
import { locateSolver } from '../adapters/locateSolver.js';
import { Solver } from './solver.js';
import { type Field, starsIn, writeField } from './testing/simulatedField.js';
import { errorPixels, fovOf, SolverFolder, withoutAstap } from './testing/solverFolder.js';

const centre = { raDegrees: 325.68, decDegrees: 43.586 };
/** Its height is odd: the last row belongs to no pixel of two by two. */
const field: Field = { centre, width: 2600, height: 2601, scaleArcsec: 1.2, rotationDegrees: 7.3 };
const hints = { ...centre, fovDegrees: fovOf(field) };
const wide = { sigmaPixels: 1.8 };

describeUnless(withoutAstap)('a large frame of wide stars', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  const stars = starsIn({ centre, radiusDegrees: 3, count: 6000, seed: 11 });
  let database = '';
  beforeAll(async () => {
    database = await folder.database('all', stars);
  });

  /** Ends at once with an image that is 2600 wide, or that is not: the rest is the real one's. */
  const without = (name: string, isLarge: boolean): string => {
    const unwanted = isLarge ? '!= 0' : '= 0';
    const look = `[ "$(head -c 2880 in.fits | grep -c "NAXIS1  = *2600")" ${unwanted} ] && exit 1`;
    return folder.script(name, `${look}\n$astap "$@"`);
  };

  it('is solved with a quarter of its pixels, where it is', async () => {
    const settings = { binary: without('no-large', true) };
    const solved = await folder.solve(field, stars, { database, hints, settings, sky: wide });
    const { middle, corner } = errorPixels(solved, field);
    console.info(`middle ${middle.toFixed(3)} px, corner ${corner.toFixed(3)} px`);
    assert.ok(middle < 0.15 && corner < 0.3, `${middle} ${corner}`);
    assert.deepEqual(
      solved.attempts.map(({ method, success }) => ({ method, success })),
      [{ method: 'astapNear', success: true }],
    );
  });

  it('is solved as it is where that fails, and both are told', async () => {
    const settings = { binary: without('no-small', false) };
    const solved = await folder.solve(field, stars, { database, hints, settings, sky: wide });
    assert.ok(errorPixels(solved, field).middle < 0.15);
    assert.deepEqual(
      solved.attempts.map(({ number, method, success }) => ({ number, method, success })),
      [
        { number: 1, method: 'astapNear', success: false },
        { number: 2, method: 'astapNear', success: true },
      ],
    );
  });

  it('tells its stars once it is solved, as who looks for them finds them', async () => {
    const solve = configSchema.parse({ solve: { database, searchRadius: 10 } }).solve;
    const told: [string, Float64Array][] = [];
    const foundStars = {
      tell: async ({ product }: { product: string }, numbers: Float64Array) => {
        told.push([product, numbers]);
      },
    };
    const solver = new Solver({ root: folder.root, settings: solve, astap: await locateSolver(solve), foundStars });
    const product = 'told.fits';
    await writeField({ root: folder.root, name: product }, field, stars, wide);
    assert.ok((await solver.solve({ path: product, product, hints })).solved);
    const image = await readImage(join(folder.root, product));
    assert.ok(image.ok);
    assert.deepEqual(told, [[product, packField(detectField(image.value))]]);
  });
});
