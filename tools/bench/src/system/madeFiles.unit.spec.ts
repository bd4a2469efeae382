import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow, removeMade } from './madeFiles.js';

describe('a night that is to be reduced from nothing', () => {
  it('has its raw frames alone: no product, and no master that lies beside them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wombat-made-'));
    const put = async (path: string) => {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), path);
    };
    try {
      for (const raw of ['Bias/a.fits', 'Light/XZCyg/b.fits']) await put(raw);
      const before = await filesBelow(folder);
      for (const made of ['Bias/master_bias.fits', 'Reduced/XZCyg/V/r1/b.fits']) await put(made);
      await removeMade(folder, before);
      assert.deepEqual((await filesBelow(folder)).sort(), before.sort());
      assert.equal(before.length, 2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
