import assert from 'node:assert/strict';
import { startWombatAlone } from './harness/workplace.js';

const WHAT = ['answer', 'firstDraw', 'wheelStep', 'boxSelection', 'newFrame', 'keptFrame'];

describe('./wombat bench page', () => {
  it('prints what was measured of each kind, as JSON', async () => {
    const run = startWombatAlone('bench', 'page', '--points', '700', '--series', '4', '--runs', '2');
    assert.equal(await run.ended(), 0, run.output);
    const { points, milliseconds } = JSON.parse(run.output);
    assert.equal(points, 700);
    assert.deepEqual(Object.keys(milliseconds), WHAT);
    for (const name of WHAT) {
      const { median, each } = milliseconds[name];
      assert.equal(each.length, name === 'wheelStep' ? 12 : 2, name);
      assert.ok(each.every((one: number) => one > 0) && median >= Math.min(...each), `${name}: ${each}`);
    }
  });

  it('refuses what is no number', async () => {
    const run = startWombatAlone('bench', 'page', '--points', 'many');
    assert.equal(await run.ended(), 1);
    assert.match(run.output, /--points is 'many': a whole number is meant/);
  });
});
