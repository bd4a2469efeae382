import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itUnless } from '@wombat/testdata';
import { writeTable } from './writeTable.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('writeTable', () => {
  it('writes over what is there, and leaves nothing else', () => {
    const path = join(folder, 'stars.csv');
    for (const text of ['x,y\n1,2\n', 'x\n']) {
      writeTable(path, text);
      assert.equal(readFileSync(path, 'utf8'), text);
    }
    assert.deepEqual(readdirSync(folder), ['stars.csv']);
  });

  it('throws where it cannot, and leaves nothing', () => {
    mkdirSync(join(folder, 'taken'));
    assert.throws(() => writeTable(join(folder, 'taken'), 'x'), { code: 'EISDIR' });
    assert.throws(() => writeTable(join(folder, 'nowhere/stars.csv'), 'x'), { code: 'ENOENT' });
    assert.deepEqual(readdirSync(folder).sort(), ['stars.csv', 'taken']);
  });

  itUnless(process.platform === 'win32' && 'there is no /dev/null')('does not replace what is no file', () => {
    writeTable('/dev/null', 'x');
    assert.equal(readFileSync('/dev/null', 'utf8'), '');
  });
});
