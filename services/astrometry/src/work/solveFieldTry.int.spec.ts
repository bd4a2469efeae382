import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { prerequisiteFile } from '@wombat/prerequisites';
import { configSchema } from '@wombat/service-kit/config';
import { separationDegrees } from '@wombat/sky';
import { type DatabaseStar, readTycho } from '@wombat/stardb';
import { itUnless, sharedPath, skipWithout, skipWithoutPrerequisite } from '@wombat/testdata';
import { locateSolver } from '../adapters/locateSolver.js';
import type { Doubts, Hints } from '../domain/index.js';
import { Solver } from './solver.js';
import { type Field, starsIn } from './testing/simulatedField.js';
import { BLIND, errorPixels, fovOf, SolverFolder, withoutAstap } from './testing/solverFolder.js';

const centre = { raDegrees: 291.4, decDegrees: 42.8 };
const field: Field = { centre, width: 800, height: 640, scaleArcsec: 3, rotationDegrees: 20 };
const hints = { ...centre, fovDegrees: fovOf(field) };
const stars = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 4 });

describe('solve-field after ASTAP', () => {
  const skip = skipWithoutPrerequisite('solve-field');

  itUnless(skip || withoutAstap)('is asked, and what it says is told', async () => {
    const folder = new SolverFolder();
    try {
      const database = await folder.database('all', stars);
      const strangers = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 5 });
      const settings = { fallback: 'solve-field', timeLimitSeconds: 8 };
      const solved = await folder.solve(field, strangers, { database, hints, settings });
      assert.equal(solved.attempts.at(-1)?.method, 'solveField');
      assert.match(solved.reason, /^neither ASTAP nor solve-field/);
    } finally {
      folder.close();
    }
  });

  const frames = 'data/hatp32/frames';
  const withoutNarrowIndexes = skipWithoutPrerequisite('tycho2-09') || skipWithoutPrerequisite('tycho2-08');
  itUnless(skip || withoutAstap || skipWithout(frames) || withoutNarrowIndexes)(
    'solves a real frame ASTAP gives up on',
    async () => {
      const folder = new SolverFolder();
      try {
        const [first = ''] = readdirSync(sharedPath(frames)).sort();
        cpSync(join(sharedPath(frames), first), join(folder.root, 'real.fits'));
        const database = await folder.database('empty', []);
        const settings = configSchema.parse({ solve: { database, searchRadius: 5, fallback: 'solve-field' } }).solve;
        const solver = new Solver({ root: folder.root, settings, astap: await locateSolver(settings) });
        const real = { raDegrees: 31.04, decDegrees: 46.69, fovDegrees: 0.7175 };
        const solved = await solver.solve({ path: first, product: 'real.fits', hints: real });
        const last = solved.attempts.at(-1);
        console.info(`${last?.method} in ${last?.solveSeconds.toFixed(1)} s after ${solved.attempts.length - 1} tries`);
        assert.ok(solved.solved && last?.method === 'solveField', solved.reason);
        const middle = { raDegrees: last.raDegrees ?? 0, decDegrees: last.decDegrees ?? 0 };
        assert.ok(separationDegrees(middle, { raDegrees: 31.2488, decDegrees: 46.7412 }) * 3600 < 2);
        assert.ok(Math.abs((last.pixelScaleArcsec ?? 0) - 5.16) < 0.01);
      } finally {
        folder.close();
      }
    },
  );

  itUnless(skip === false ? 'solve-field is installed' : withoutAstap)(
    'is told to be missing where it is not installed',
    async () => {
      const folder = new SolverFolder();
      try {
        const database = await folder.database('all', stars);
        const settings = { fallback: 'solve-field' };
        const solving = folder.solve(field, [], { database, hints, settings });
        await assert.rejects(
          solving,
          /there is no solver that can be started \(solve-field not found: apt-get install/,
        );
      } finally {
        folder.close();
      }
    },
  );
});

/**
 * The brightest of Debian's indexes with magnitudes: 0.36 million Tycho-2 stars, 22 MB to fetch with its wider ones.
 */
const TYCHO = prerequisiteFile('tycho2-10-19');

describe("solve-field and Debian's own index files", () => {
  const skip = skipWithoutPrerequisite('solve-field') || skipWithoutPrerequisite('tycho2-10-19');
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  let sky: DatabaseStar[] = [];
  beforeAll(async () => {
    if (skip === false) sky = await readTycho(TYCHO);
  });

  const wide: Field = { centre: { raDegrees: 325.68, decDegrees: 43.586 }, width: 1200, height: 900, scaleArcsec: 12 };
  const known = (one: Field): Hints => ({ ...one.centre, fovDegrees: fovOf(one) });
  const far: Field = { ...wide, centre: { raDegrees: 84.05, decDegrees: -1.2 }, scaleArcsec: 30, rotationDegrees: 71 };
  const wrong = { ...known(far), raDegrees: far.centre.raDegrees / 15, fovDegrees: 2 * fovOf(far) };
  const doubts = { places: [], fovsDegrees: [], anyScale: true, wholeSky: true };
  const cases: Record<string, { of: Field; hints: Hints; doubts?: Doubts }> = {
    'of 4 by 3 degrees': { of: { ...wide, rotationDegrees: -33 }, hints: known(wide) },
    mirrored: { of: { ...wide, mirrored: true }, hints: known(wide) },
    'of 10 by 7.5 degrees': { of: far, hints: known(far) },
    'of unknown scale and place': { of: far, hints: BLIND },
    'of a place and scale its header has wrong': { of: far, hints: wrong, doubts },
  };
  for (const [what, { of, hints, ...own }] of Object.entries(cases)) {
    itUnless(skip)(`place a frame ${what} where its Tycho-2 stars are`, async () => {
      const database = await folder.database('nothing', []);
      const settings = { fallback: 'solve-field', binary: join(folder.root, 'no-astap'), timeLimitSeconds: 120 };
      const solved = await folder.solve(of, sky, { database, hints, ...own, settings, sky: { clearest: 9.5 } });
      const last = solved.attempts.at(-1);
      assert.equal(last?.method, 'solveField');
      const { middle, corner } = errorPixels(solved, of);
      console.info(
        `middle ${middle.toFixed(3)} px, corner ${corner.toFixed(3)} px, ${last?.solveSeconds.toFixed(1)} s`,
      );
      assert.ok(middle < 0.3 && corner < 0.3, `middle ${middle}, corner ${corner}`);
    });
  }
});
