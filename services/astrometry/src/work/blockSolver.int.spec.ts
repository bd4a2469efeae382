import assert from 'node:assert/strict';
import { configSchema } from '@wombat/service-kit/config';
import type { DatabaseStar } from '@wombat/stardb';
import { describeUnless } from '@wombat/testdata';
import { locateSolver } from '../adapters/locateSolver.js';
import type { Hints } from '../domain/index.js';
import { Solver } from './solver.js';
import { type Field, starsIn, writeField } from './testing/simulatedField.js';
import { errorPixels, fovOf, SolverFolder, withoutAstap } from './testing/solverFolder.js';

const centre = { raDegrees: 291.4, decDegrees: 42.8 };
const field: Field = { centre, width: 800, height: 640, scaleArcsec: 3, rotationDegrees: 20 };
const hints = { ...centre, fovDegrees: fovOf(field) };
const stars = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 4 });

describeUnless(withoutAstap)('frames that follow one', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());

  it('come out the same whatever part of the block is asked for; clouds and strangers are told', async () => {
    const database = await folder.database('all', stars);
    const settings = configSchema.parse({ solve: { database, searchRadius: 5, mode: 'follow' } }).solve;
    const solver = new Solver({ root: folder.root, settings, astap: await locateSolver(settings) });
    const names = Array.from({ length: 6 }, (_, index) => `f${index}.fits`);
    const fieldOf = (index: number): Field => ({
      ...field,
      rotationDegrees: index < 4 ? 20 : 200.4,
      centre: { ...centre, decDegrees: centre.decDegrees + 0.01 * index },
    });
    const frames = names.map((name) => ({ path: name, product: name, hints }));
    const cloudy = stars.slice(0, 200);
    for (const [index, name] of names.entries()) {
      const shown = index === 0 ? cloudy : stars;
      await writeField({ root: folder.root, name }, fieldOf(index), shown, { seed: index });
    }
    const solveOne = solver.solveBlock(frames);
    const whole = [];
    for (const frame of frames) whole.push(await solveOne(frame));
    assert.deepEqual(
      whole.map(({ attempts }) => attempts.map(({ method }) => method).join('+')),
      ['follow+astapNear', 'astapNear', 'follow', 'follow', 'follow', 'follow'],
    );
    assert.match(whole[0]?.reason ?? '', /too few stars/);
    for (const [index, solved] of whole.entries()) {
      if (index > 0) assert.ok(errorPixels(solved, fieldOf(index)).corner < 0.15, `${index}`);
    }
    const [, , third, , fifth] = frames;
    for (const [index, frame] of [
      [4, fifth],
      [2, third],
    ] as const) {
      assert.ok(frame);
      const alone = await solver.solveBlock(frames)(frame);
      assert.deepEqual(alone.solution, whole[index]?.solution);
    }
  });
});

describeUnless(withoutAstap)('a block none of whose frames can be solved', () => {
  const folder = new SolverFolder();
  afterAll(() => folder.close());
  const names = Array.from({ length: 6 }, (_, index) => `b${index}.fits`);

  /** Solves a block of frames that show these stars; what became of each, and why. */
  async function solveBlockOf(shown: readonly (readonly DatabaseStar[])[], known: Hints, more: object = {}) {
    const database = await folder.database('all', stars);
    const settings = configSchema.parse({ solve: { database, searchRadius: 12, mode: 'follow', ...more } }).solve;
    const solver = new Solver({ root: folder.root, settings, astap: await locateSolver(settings) });
    const small: Field = { ...field, width: 512, height: 400 };
    for (const [index, name] of names.entries())
      await writeField({ root: folder.root, name }, small, shown[index % shown.length] ?? [], { seed: index });
    const frames = names.map((name) => ({ path: `2024-01-01/${name}`, product: name, hints: known }));
    const solveOne = solver.solveBlock(frames);
    const solved = [];
    for (const frame of frames) solved.push(await solveOne(frame));
    assert.ok(solved.every(({ solved: yes }) => !yes));
    return {
      tries: solved.map(({ attempts }) => attempts.map(({ method }) => method ?? 'none')),
      reasons: solved.map(({ reason }) => reason),
    };
  }
  const near: Hints = { ...centre, fovDegrees: fovOf({ ...field, height: 400 }) };

  it('is searched for in every way once, its other frames where they are said to be', async () => {
    const strangers = starsIn({ centre, radiusDegrees: 3, count: 14_000, seed: 5 });
    const { tries, reasons } = await solveBlockOf([strangers], near);
    assert.ok(tries[0]?.includes('astapWide') && tries[0]?.at(-1) === 'astapFov30', tries[0]?.join());
    assert.match(
      reasons[0] ?? '',
      /^no match in 5 tries \(\d+ stars seen\): (wrong scale or position, or trailed stars \(the star database holds|the image is small)/,
    );
    for (const [index, methods] of tries.entries()) {
      if (index === 0) continue;
      assert.ok(methods.length > 0 && methods.every((method) => method.startsWith('astapNear')), methods.join());
      assert.match(
        reasons[index] ?? '',
        /^no match.*; searched no wider, since b0\.fits of its block could not be solved/,
      );
    }
  });

  it('is given to the second solver once', async () => {
    const strangers = starsIn({ centre, radiusDegrees: 3, count: 14_000, seed: 5 });
    const more = { fallback: 'solve-field', timeLimitSeconds: 4 };
    const { tries, reasons } = await solveBlockOf([strangers], near, more);
    assert.deepEqual(
      tries.map((methods) => methods.includes('solveField')),
      [true, false, false, false, false, false],
    );
    assert.match(reasons[0] ?? '', /^neither ASTAP nor solve-field/);
    assert.match(reasons[1] ?? '', /; searched no wider, since b0\.fits/);
  });

  it('whose place is not known is looked for in the whole sky by its three best frames alone', async () => {
    const strangers = starsIn({ centre, radiusDegrees: 3, count: 14_000, seed: 5 });
    const { tries, reasons } = await solveBlockOf([strangers], { ...near, raDegrees: null, decDegrees: null });
    assert.ok(tries[0]?.at(-1) === 'astapFov30', tries[0]?.join());
    assert.deepEqual(tries.slice(1), [['astapWide'], ['astapWide'], [], [], []]);
    assert.match(reasons[1] ?? '', /; searched no wider, since b0\.fits/);
    assert.match(reasons[5] ?? '', /^not looked for \(\d+ stars seen\), since b0\.fits of its block/);
  });

  it('without stars, or with few through clouds, costs one try a frame, and says so', async () => {
    for (const shown of [[[]], [stars.slice(0, 250), []]]) {
      const { tries, reasons } = await solveBlockOf(shown, near);
      assert.deepEqual(tries, new Array(names.length).fill(['astapNear']));
      for (const reason of reasons) assert.match(reason, /^too few stars to solve it \(\d+ stars seen\): clouds/);
    }
  });
});
