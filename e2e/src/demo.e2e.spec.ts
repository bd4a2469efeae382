import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWombatAlone } from './harness/workplace.js';

const BAR = 0.02;

describe('./wombat demo --no-ui', () => {
  let folder = '';
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('brings XZ Cyg back to its truth in B and V, and says so', async () => {
    folder = await mkdtemp(join(tmpdir(), 'wombat-demo-'));
    const run = startWombatAlone('demo', '--no-ui', '--home', folder);
    assert.equal(await run.ended(), 0, run.output);
    const rows = run.output
      .split('\n')
      .flatMap((line) => line.match(/^XZ_Cyg +([BV]) +(YES|NO) +\d+ +(\S+) +\S+ +(\S+) +\S+$/) ?? []);
    assert.equal(rows.length, 10, run.output);
    for (const [, filter, transformed, target, check] of [rows.slice(0, 5), rows.slice(5)]) {
      assert.equal(transformed, 'YES');
      assert.ok(Math.abs(Number(target)) < BAR, `T1 in ${filter}: ${target}`);
      assert.ok(Math.abs(Number(check)) < BAR, `check star in ${filter}: ${check}`);
    }
  });

  it('shows the same again at once when it is asked a second time', async () => {
    const run = startWombatAlone('demo', '--no-ui', '--home', folder);
    assert.equal(await run.ended(), 0, run.output);
    assert.match(run.output, /Recovered minus true magnitudes/);
    assert.doesNotMatch(run.output, /measured \d/);
  });
});
