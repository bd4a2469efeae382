import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { configSchema } from '@wombat/service-kit/config';
import { locateSolver } from './locateSolver.js';
import { blockSolver } from './solveBlock.js';
import { type Field, starsIn, writeField } from './testing/simulatedField.js';
import { errorPixels, fovOf, SolveBench, withoutAstap } from './testing/solveBench.js';
import type { Bench } from './tried.js';

const centre = { raDegrees: 291.4, decDegrees: 42.8 };
const field: Field = { centre, width: 800, height: 640, scaleArcsec: 3, rotationDegrees: 20 };
const hints = { ...centre, fovDegrees: fovOf(field) };
const stars = starsIn({ centre, radiusDegrees: 3, count: 7000, seed: 4 });

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
