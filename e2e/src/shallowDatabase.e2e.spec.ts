import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultNights, starsOf } from '@wombat/observatory';
import { writeStarDatabase } from '@wombat/stardb';
import { rowsOf } from './harness/endResult.js';
import { layOut, startWombat } from './harness/workplace.js';

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 2,
  counts: { bias: 0, dark: 0, flatPerFilter: 0 },
});
/** Far fewer stars than the frames show. */
const DEEPEST = 9.8;

describe('a star database that is too shallow', () => {
  it('leaves the frames unsolved and says what to do, with every try in wcs', async () => {
    const workplace = await layOut(plan, '');
    try {
      const database = join(workplace.folder, 'stardb');
      await rm(database, { recursive: true });
      await writeStarDatabase(
        database,
        starsOf(plan).filter(({ magnitude }) => magnitude < DEEPEST),
        { description: 'bright stars alone' },
      );
      const run = startWombat(workplace, 'run', '--once');
      assert.equal(await run.ended(), 0, run.output);
      const { frame = [], target = [], wcs = [] } = rowsOf(join(workplace.home, 'wombatpipeline.db'));
      assert.deepEqual(
        (frame as { state: string }[]).map(({ state }) => state),
        ['unsolved', 'unsolved'],
      );
      for (const { reason } of frame as { reason: string }[]) assert.match(reason, /star database|no match/);
      assert.equal((target[0] as { apphot: string }).apphot, 'nowcs');
      assert.match(run.output, /none of the 2 frames could be solved: /);
      assert.ok(wcs.length >= 4, `${wcs.length} tries`);
      assert.ok((wcs as { success: number }[]).every(({ success }) => success === 0));
    } finally {
      await workplace.close();
    }
  });
});
