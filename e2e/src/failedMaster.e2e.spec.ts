import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import { layOut, startWombat, type Workplace } from './harness/workplace.js';

const plan = defaultNights.xzCyg({ framesPerFilter: 4, counts: { bias: 3, dark: 2, flatPerFilter: 2 } });
const REASON = /no master bias: \S+mbias\.fits is there but cannot be read/;

describe('a night of which a master cannot be made', () => {
  let workplace: Workplace;
  let spoiled: string;

  beforeAll(async () => {
    workplace = await layOut(plan);
    const night = join(workplace.data, plan.night);
    const folder = readdirSync(night).find((name) => /^bias/i.test(name)) ?? assert.fail('no biases');
    spoiled = join(night, folder, 'mbias.fits');
    writeFileSync(spoiled, 'a letter to a friend');
  });
  afterAll(() => workplace.close());

  it('goes on without it, says so in the last words and in status, and ends with another code than 0', async () => {
    const once = startWombat(workplace, 'run', '--once');
    assert.equal(await once.ended(), 3, once.output);
    assert.match(once.output, /^2 series went on without a master that could not be made; \.\/wombat status says/m);
    const status = startWombat(workplace, 'status');
    assert.equal(await status.ended(), 0, status.output);
    const rows = status.output.split('\n').filter((line) => line.startsWith(plan.night));
    assert.deepEqual([rows.length, rows.filter((row) => REASON.test(row)).length], [2, 2], status.output);
    for (const row of rows) assert.match(row, / nocal .* validate /);
  });

  it('has it tried again at every start, and made once that is possible', async () => {
    const still = startWombat(workplace, 'run', '--once');
    assert.equal(await still.ended(), 3, still.output);
    rmSync(spoiled);
    const mended = startWombat(workplace, 'run', '--once');
    assert.equal(await mended.ended(), 0, mended.output);
    const status = startWombat(workplace, 'status');
    assert.equal(await status.ended(), 0, status.output);
    assert.doesNotMatch(status.output, REASON);
  });
});
