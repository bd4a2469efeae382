import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MissingFiles } from './missingFiles.js';

const data = mkdtempSync(join(tmpdir(), 'wombat-missing-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('MissingFiles', () => {
  it('knows what is gone, says so once, and sees within a minute that it is back', async () => {
    const said: string[] = [];
    let seconds = 0;
    const files = new MissingFiles({ data, now: () => new Date(seconds * 1000), say: (text) => said.push(text) });
    writeFileSync(join(data, 'a.txt'), '');
    const missing = () => files.among(['a.txt', '', 'b.txt', 'a.txt/c.txt']);
    assert.deepEqual(await missing(), ['b.txt', 'a.txt/c.txt']);
    writeFileSync(join(data, 'b.txt'), '');
    seconds = 59;
    assert.deepEqual(await missing(), ['b.txt', 'a.txt/c.txt']);
    seconds = 60;
    assert.deepEqual(await missing(), ['a.txt/c.txt']);
    assert.deepEqual(said, [
      'b.txt is not on the disk any more: reduce its series again',
      'a.txt/c.txt is not on the disk any more: reduce its series again',
    ]);
  });
});
