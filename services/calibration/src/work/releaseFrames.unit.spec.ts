import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent } from '@wombat/eventlog';
import { revision } from '@wombat/eventlog/testkit';
import { releaseFrames } from './releaseFrames.js';

const frames = ['a', 'b'].map((name) => ({ path: `n/Light/${name}.fits`, product: `n/Reduced/r1/${name}.fits` }));
const order = { reduction: { ...revision(1), attempt: 1 }, frames };

describe('releaseFrames', () => {
  let data: string;
  let told: NewEvent[];
  beforeEach(async () => {
    told = [];
    data = await mkdtemp(join(tmpdir(), 'release-'));
    await mkdir(join(data, 'n/Reduced/r1'), { recursive: true });
    for (const name of ['a.fits', 'b.fits', 'table.tbl']) await writeFile(join(data, 'n/Reduced/r1', name), name);
  });
  afterEach(() => rm(data, { recursive: true }));
  const log = {
    publishMany: async (events: readonly NewEvent[]) => {
      told.push(...events);
      return told.length;
    },
  };

  it('given frames, takes them away and nothing else, and tells of each; the same again where they are gone', async () => {
    await releaseFrames({ data, log }, order);
    const first = told.splice(0);
    assert.deepEqual(await readdir(join(data, 'n/Reduced/r1')), ['table.tbl']);
    assert.deepEqual(
      first.map(({ payload }) => 'kept' in payload && [payload.path, payload.product, payload.kept]),
      frames.map(({ path, product }) => [path, { path: product, sha256: '' }, 'dropped']),
    );
    await releaseFrames({ data, log }, order);
    assert.deepEqual(told, first);
  });

  it('given one that cannot be taken away, throws, for the job to be tried again, and tells of none', async () => {
    await mkdir(join(data, 'n/Reduced/r1/c.fits'));
    const other = { path: 'n/Light/c.fits', product: 'n/Reduced/r1/c.fits' };
    await assert.rejects(releaseFrames({ data, log }, { ...order, frames: [...frames, other] }), { code: /EISDIR/ });
    assert.deepEqual(told, []);
  });
});
