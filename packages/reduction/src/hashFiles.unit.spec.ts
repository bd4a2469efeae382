import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashFile } from '@wombat/fits';
import { Crew } from './crew.js';
import { hashFiles } from './hashFiles.js';

const folder = mkdtempSync(join(tmpdir(), 'hashes-'));
const crew = new Crew(2, { apart: true });
afterAll(async () => {
  await crew.dismiss();
  rmSync(folder, { recursive: true });
});

describe('hashFiles', () => {
  it('tells what hashFile tells of each, in their order, whatever their length', async () => {
    const lengths = [0, 1, 5_000_000, 1 << 20, (1 << 20) + 1, 2880, 17];
    const paths = lengths.map((length, index) => {
      const path = join(folder, `${index}`);
      writeFileSync(path, Buffer.alloc(length, index + 1));
      return path;
    });
    assert.deepEqual(await hashFiles(crew, paths), await Promise.all(paths.map(hashFile)));
    assert.deepEqual(await hashFiles(crew, []), []);
  });

  it('throws what the file system throws, with its code', async () => {
    await assert.rejects(hashFiles(crew, [join(folder, 'none')]), { code: 'ENOENT' });
  });
});
