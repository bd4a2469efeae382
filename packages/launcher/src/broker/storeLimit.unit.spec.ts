import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeBytes, storeLimit } from './storeLimit.js';

describe('how much a broker may store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wombat-store-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is what it has stored, and three quarters of what is free', () => {
    mkdirSync(join(folder, 'jetstream/streams'), { recursive: true });
    writeFileSync(join(folder, 'jetstream/meta'), 'x'.repeat(20));
    writeFileSync(join(folder, 'jetstream/streams/1.blk'), 'x'.repeat(5000));
    assert.equal(storeLimit(folder, 1001), 5020 + 750);
    assert.equal(storeLimit(folder, 0), 5020);
  });

  it('counts nothing where nothing is stored, and no file that is gone', () => {
    symlinkSync(join(folder, 'gone'), join(folder, 'was.blk'));
    assert.equal(storeLimit(folder, 1000), 750);
    assert.equal(storeLimit(join(folder, 'missing'), 1000), 750);
  });

  it('knows that the disk of this test has room', () => {
    assert.ok(freeBytes(folder) > 0);
  });
});
