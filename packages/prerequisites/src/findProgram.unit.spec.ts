import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './findProgram.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-programs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function folderWith(name: string, ...files: string[]): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const file of files) writeFileSync(join(path, file), '');
  return path;
}

describe('programs', () => {
  it('are found on PATH in the order of their names, then in the further folders, if they can be run', () => {
    const [first, second] = [folderWith('bin1', 'astap', 'plain'), folderWith('bin2', 'astap_cli')];
    for (const file of [join(first, 'astap'), join(second, 'astap_cli')]) chmodSync(file, 0o755);
    assert.equal(findProgram(['astap_cli', 'astap'], [], `${first}:${second}`), join(second, 'astap_cli'));
    assert.equal(findProgram(['astap_cli', 'astap'], [], first), join(first, 'astap'));
    assert.equal(findProgram(['astap_cli'], [second], first), join(second, 'astap_cli'));
    assert.equal(findProgram(['plain'], [], first), null);
    assert.equal(findProgram([first], [], ''), null);
  });
});
