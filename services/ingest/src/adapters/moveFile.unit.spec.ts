import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { moveFile } from './moveFile.js';

const root = mkdtempSync(join(tmpdir(), 'wombat-move-'));
const write = (path: string, text = path) => writeFileSync(join(root, path), text);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('moveFile', () => {
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('moves a file into a folder that was not there', async () => {
    write('a.fits');
    assert.deepEqual(await moveFile(root, 'a.fits', 'FlatV/deep/a.fits'), { ok: true, value: 'FlatV/deep/a.fits' });
    assert.equal(read('FlatV/deep/a.fits'), 'a.fits');
    assert.equal(existsSync(join(root, 'a.fits')), false);
  });

  it('never moves over another file, and leaves both as they are', async () => {
    mkdirSync(join(root, 'FlatB'));
    write('b.fits', 'new');
    write('FlatB/b.fits', 'old');
    const moved = await moveFile(root, 'b.fits', 'FlatB/b.fits');
    assert.deepEqual(moved, { ok: false, fault: { message: 'FlatB/b.fits is there already' } });
    assert.deepEqual([read('b.fits'), read('FlatB/b.fits')], ['new', 'old']);
  });

  it('says why it cannot', async () => {
    write('c');
    const below = await moveFile(root, 'a.fits', 'c/a.fits');
    assert.match(below.ok ? '' : below.fault.message, /^(EEXIST|ENOTDIR)/);
    const gone = await moveFile(root, 'gone.fits', 'FlatB/gone.fits');
    assert.match(gone.ok ? '' : gone.fault.message, /^ENOENT/);
  });
});
