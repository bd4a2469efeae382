import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder } from '../testkit/temporaryFolder.js';
import { hashFile } from './hashFile.js';

describe('hashFile', () => {
  it('gives the SHA-256 of the standard for "abc", and throws for a missing file', async () => {
    await inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'abc'), 'abc');
      const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
      assert.equal(await hashFile(join(folder, 'abc')), expected);
      await assert.rejects(hashFile(join(folder, 'missing')), { code: 'ENOENT' });
    });
  });
});
