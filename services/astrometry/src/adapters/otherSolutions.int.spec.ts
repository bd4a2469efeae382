import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { rewriteHeader } from '@wombat/fits';
import { configSchema } from '@wombat/service-kit/config';
import { separationDegrees, type TanWcs, wcsToCards } from '@wombat/sky';
import { sharedPath, skipWithout } from '@wombat/testdata';
import { locateSolver } from './locateSolver.js';
import { blockSolver } from './solveBlock.js';
import { findSolveField } from './solveField.js';
import { solveFrame } from './solveFrame.js';
import { type Field, starsIn, wcsOfField, writeField } from './testing/simulatedField.js';
import { errorPixels, fovOf, SolveBench, withoutAstap } from './testing/solveBench.js';
import type { Bench } from './tried.js';

const centre = { raDegrees: 291.4, decDegrees: 42.8 };
const field: Field = { centre, width: 800, height: 640, scaleArcsec: 3, rotationDegrees: 20 };
const hints = { ...centre, fovDegrees: fovOf(field) };
const stars = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 4 });

describe('a solution in the header', { skip: withoutAstap }, () => {
  const bench = new SolveBench();
  after(() => bench.close());
  let trusting: Bench;
  before(async () => {
    const database = await bench.database('all', stars);
    const settings = configSchema.parse({ solve: { database, searchRadius: 5, trustHeader: true } }).solve;
    trusting = { root: bench.root, settings, astap: await locateSolver(settings) };
  });

  async function solveWith(name: string, wcs: TanWcs | null, shown = stars) {
    await writeField({ root: bench.root, name }, field, shown);
    const cards = wcs === null ? [] : wcsToCards(wcs);
    await rewriteHeader(join(bench.root, name), (header) =>
      cards.reduce((head, { keyword, value, comment }) => head.with(keyword, value, comment), header),
    );
    return solveFrame(trusting, { path: name, product: name, hints });
  }

  it('is taken when the stars are where it says, fitted to them', async () => {
    const truth = wcsOfField(field);
    const solved = await solveWith('right.fits', { ...truth, crpixX: truth.crpixX + 0.7 });
    assert.deepEqual(
      solved.attempts.map(({ method, success }) => [method, success]),
      [['header', true]],
    );
    assert.ok(errorPixels(solved, field).corner < 0.1);
    assert.ok((solved.attempts[0]?.rmsArcsec ?? 99) < 1);
  });

  it('is left aside when they are not, and where there is none: ASTAP solves', async () => {
    const truth = wcsOfField(field);
    const wrong = await solveWith('wrong.fits', { ...truth, crpixX: truth.crpixX + 60 });
    assert.deepEqual(
      wrong.attempts.map(({ method, success, number }) => [number, method, success]),
      [
        [1, 'header', false],
        [2, 'ASTAP near', true],
      ],
    );
    assert.match(wrong.attempts[0]?.errorMessage ?? '', /stars of the database are not where the header says/);
    assert.ok(errorPixels(wrong, field).middle < 0.15);
    assert.ok((wrong.attempts[1]?.rmsArcsec ?? 99) < 1);
    const none = await solveWith('none.fits', null);
    assert.deepEqual(none.attempts.length, 1);
  });

  it('is not taken for another sky', async () => {
    const strangers = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 5 });
    const solved = await solveWith('strangers.fits', wcsOfField(field), strangers);
    assert.ok(!solved.solved && /^no match/.test(solved.reason), solved.reason);
  });
});

describe('frames that follow one', { skip: withoutAstap }, () => {
  const bench = new SolveBench();
  after(() => bench.close());

  it('come out the same whatever part of the block is asked for; clouds and strangers are told', async () => {
    const database = await bench.database('all', stars);
    const settings = configSchema.parse({ solve: { database, searchRadius: 5, mode: 'follow' } }).solve;
    const solving: Bench = { root: bench.root, settings, astap: await locateSolver(settings) };
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
      await writeField({ root: bench.root, name }, fieldOf(index), shown, { seed: index });
    }
    const solveOne = blockSolver(solving, frames);
    const whole = [];
    for (const frame of frames) whole.push(await solveOne(frame));
    assert.deepEqual(
      whole.map(({ attempts }) => attempts.map(({ method }) => method.replace(/ .*/, '')).join('+')),
      ['follow+ASTAP', 'ASTAP', 'follow', 'follow', 'follow', 'follow'],
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
      const alone = await blockSolver(solving, frames)(frame);
      assert.deepEqual(alone.solution, whole[index]?.solution);
    }
  });
});

describe('solve-field after ASTAP', () => {
  const skip =
    findSolveField() === null ? 'NOT RUN: solve-field is not installed (apt-get install astrometry.net)' : false;

  it('is asked, and what it says is told', { skip: skip || withoutAstap }, async () => {
    const bench = new SolveBench();
    try {
      const database = await bench.database('all', stars);
      const strangers = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 5 });
      const settings = { fallback: 'solve-field', timeLimitSeconds: 20 };
      const solved = await bench.solve(field, strangers, { database, hints, settings });
      assert.equal(solved.attempts.at(-1)?.method, 'solve-field');
      assert.match(solved.reason, /^neither ASTAP nor solve-field/);
    } finally {
      bench.close();
    }
  });

  const frames = 'data/hatp32/frames';
  it('solves a real frame ASTAP gives up on', {
    skip: skip || withoutAstap || skipWithout(frames),
  }, async (context) => {
    const bench = new SolveBench();
    try {
      const [first = ''] = readdirSync(sharedPath(frames)).sort();
      cpSync(join(sharedPath(frames), first), join(bench.root, 'real.fits'));
      const database = await bench.database('empty', []);
      const settings = configSchema.parse({ solve: { database, searchRadius: 5, fallback: 'solve-field' } }).solve;
      const solving: Bench = { root: bench.root, settings, astap: await locateSolver(settings) };
      const real = { raDegrees: 31.04, decDegrees: 46.69, fovDegrees: 0.7175 };
      const solved = await solveFrame(solving, { path: first, product: 'real.fits', hints: real });
      const last = solved.attempts.at(-1);
      context.diagnostic(
        `${last?.method} in ${last?.solveSeconds.toFixed(1)} s after ${solved.attempts.length - 1} tries`,
      );
      assert.ok(solved.solved && last?.method === 'solve-field', solved.reason);
      const middle = { raDegrees: last.raDegrees ?? 0, decDegrees: last.decDegrees ?? 0 };
      assert.ok(separationDegrees(middle, { raDegrees: 31.2488, decDegrees: 46.7412 }) * 3600 < 2);
      assert.ok(Math.abs((last.pixelScaleArcsec ?? 0) - 5.16) < 0.01);
    } finally {
      bench.close();
    }
  });

  it('is told to be missing where it is not installed', { skip: skip === false || withoutAstap }, async () => {
    const bench = new SolveBench();
    try {
      const database = await bench.database('all', stars);
      const settings = { fallback: 'solve-field' };
      const solved = await bench.solve(field, [], { database, hints, settings });
      assert.match(solved.reason, /solve-field not found: install it/);
    } finally {
      bench.close();
    }
  });
});
