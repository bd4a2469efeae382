import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strangeFolderProblem } from './strangeFolder.js';

describe('a folder that is named as a home', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wombat-strange-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is strange where it holds something else, and so is a file', () => {
    mkdirSync(join(folder, '20260131'));
    const sentence = `${folder} is no home of wombatpipeline: name with --home the one`;
    assert.ok(strangeFolderProblem(folder)?.startsWith(sentence));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    assert.ok(strangeFolderProblem(file)?.startsWith(`${file} is no home`));
  });

  it('is none that was not used yet', () => {
    assert.equal(strangeFolderProblem(folder), null);
    assert.equal(strangeFolderProblem(join(folder, 'missing')), null);
  });

  it.each(['run', 'keys', 'journal'])('is a home by %s, whatever else it holds', (name) => {
    for (const each of [name, 'notes']) mkdirSync(join(folder, each));
    assert.equal(strangeFolderProblem(folder), null);
  });
});
