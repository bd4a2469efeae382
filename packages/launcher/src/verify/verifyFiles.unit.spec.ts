import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyFiles } from './verifyFiles.js';

describe('files against what the log tells of them', () => {
  const data = mkdtempSync(join(tmpdir(), 'wombat-verify-'));
  afterAll(() => rmSync(data, { recursive: true }));
  const files = ['one', 'two', 'three'].map((path) => ({
    path,
    sha256: createHash('sha256').update(path).digest('hex'),
  }));
  const found = (folder = data) => verifyFiles({ about: 'products', data: folder, files }, () => undefined);

  it('are right, or told of one by one', async () => {
    for (const { path } of files) writeFileSync(join(data, path), path);
    assert.deepEqual((await found()).faults, []);
    writeFileSync(join(data, 'two'), 'owt');
    rmSync(join(data, 'three'));
    const { faults } = await found();
    assert.equal(faults.length, 2);
    assert.match(faults.join(), /two.*three/s);
  });

  it('are told of by one sentence where not one is there, as in a data folder of others', async () => {
    const { faults } = await found(join(data, 'elsewhere'));
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', /^none of 3 files is right in .*elsewhere: .*\(--data\)\? The first: .*one/);
  });
});
