import assert from 'node:assert/strict';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import { layOut, type Run, startWombat, type Workplace } from './harness/workplace.js';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 3,
  counts: { bias: 4, dark: 0, flatPerFilter: 4 },
});
const DONE = /3 found, 3 solved, 3 measured, 3 reported/;

describe('a master that was made and is not what it was', () => {
  let workplace: Workplace;
  let master: string;
  let made: Buffer;

  const ended = async (run: Run) => ({ code: await run.ended(180), output: run.output });
  const reduceAgain = () => ended(startWombat(workplace, 'reduce', plan.night));

  beforeAll(async () => {
    workplace = await layOut(plan);
    master = join(workplace.data, plan.night, 'Bias', 'mbias.fits');
    const first = await ended(startWombat(workplace, 'run', '--once'));
    assert.equal(first.code, 0, first.output);
    made = await readFile(master);
  });
  afterAll(() => workplace.close());

  it('is made anew when the night is reduced again, where it was deleted', async () => {
    await rm(master);
    const { code, output } = await reduceAgain();
    assert.equal(code, 0, output);
    assert.match(output, DONE);
    assert.deepEqual(await readFile(master), made);
  });

  it('is made anew too where a byte of it has changed', async () => {
    const file = await open(master, 'r+');
    await file.write(Buffer.from([(made[20_000] ?? 0) ^ 1]), 0, 1, 20_000);
    await file.close();
    const { code, output } = await reduceAgain();
    assert.equal(code, 0, output);
    assert.match(output, DONE);
    assert.deepEqual(await readFile(master), made);
  });
});
