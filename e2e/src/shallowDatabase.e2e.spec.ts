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
  it('holds the series with what to do, until a deeper one is there', async () => {
    const workplace = await layOut(plan, '');
    const state = () => {
      const { frame = [], target = [] } = rowsOf(join(workplace.home, 'wombatpipeline.db'));
      return {
        frames: (frame as { state: string }[]).map((one) => one.state),
        target: target[0] as { apphot: string },
      };
    };
    const database = join(workplace.folder, 'stardb');
    const write = async (faintest: number) => {
      await rm(database, { recursive: true });
      const stars = starsOf(plan).filter(({ magnitude }) => magnitude < faintest);
      await writeStarDatabase(database, stars, { description: `stars brighter than ${faintest}` });
    };
    try {
      await write(DEEPEST);
      const run = startWombat(workplace, 'run', '--once');
      assert.equal(await run.ended(), 4, run.output);
      assert.match(
        run.output,
        /the star database is too shallow for this field \(.* holds \d+ stars of it, the frame shows \d+; deeper is .*which ASTAP/,
      );
      assert.deepEqual(state(), {
        frames: ['calibrated', 'calibrated'],
        target: { ...state().target, apphot: 'held' },
      });
      await write(Number.POSITIVE_INFINITY);
      const again = startWombat(workplace, 'run', '--once');
      assert.equal(await again.ended(), 0, again.output);
      assert.deepEqual(state().frames, ['measured', 'measured']);
    } finally {
      await workplace.close();
    }
  });
});
