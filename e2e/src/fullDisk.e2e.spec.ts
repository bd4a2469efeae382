import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { defaultNights } from '@wombat/observatory';
import { productsBelow, rowsOf } from './harness/endResult.js';
import { launcher, layOut, PROJECT_ROOT } from './harness/workplace.js';

/**
 * Raw frames of 512 x 512 have 0.5 MB, calibrated ones 1 MB: between them lies what a file may have. In blocks of 512
 * bytes.
 */
const LARGEST_FILE_BLOCKS = 1_600;

const plan = defaultNights.rwPsA({
  filters: ['V'],
  framesPerFilter: 3,
  counts: { bias: 0, dark: 0, flatPerFilter: 0 },
});

describe('a disk that takes no more', () => {
  it('is said in a sentence, and nothing half-written is left', async () => {
    const workplace = await layOut(plan);
    try {
      const before = await productsBelow(workplace.data);
      const args = ['run', '--once', '--data', workplace.data, '--home', workplace.home, '--config', workplace.config];
      const command = `ulimit -f ${LARGEST_FILE_BLOCKS}; exec "$0" "$@"`;
      const ended = spawnSync('sh', ['-c', command, process.execPath, launcher, ...args], {
        cwd: PROJECT_ROOT,
        encoding: 'utf8',
        timeout: 180_000,
      });
      // Frames that a stage failed on have an exit code of their own.
      assert.equal(ended.status, 3, ended.stderr);
      assert.match(ended.stdout, /3 found, 3 failed/);
      assert.deepEqual(await productsBelow(workplace.data), before);
      const { frame = [], target = [] } = rowsOf(join(workplace.home, 'wombatpipeline.db'));
      for (const row of frame as { state: string; reason: string }[]) {
        assert.equal(row.state, 'failed');
        assert.match(
          row.reason,
          /^calibrate: a product could not be written \(the file would be larger than allowed\)/,
        );
      }
      assert.equal((target[0] as { apphot: string }).apphot, 'failed');
      assert.match(ended.stdout, /none of the 3 frames could be calibrated: a product could not be written/);
    } finally {
      await workplace.close();
    }
  });
});
