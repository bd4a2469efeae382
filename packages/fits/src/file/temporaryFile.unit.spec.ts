import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { sweepTemporaries, temporaryBeside } from './temporaryFile.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-temporary-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a temporary file', () => {
  it('stands beside what it becomes, under a name no other has', () => {
    const path = join(folder, 'mflatV.fits');
    assert.equal(dirname(temporaryBeside(path)), folder);
    assert.notEqual(temporaryBeside(path), temporaryBeside(path));
  });

  it('is swept once its process is gone, and nothing else is', async () => {
    const ours = basename(temporaryBeside(join(folder, 'a.fits')));
    const gone = ours.replace(`@${process.pid}-`, `@${spawnSync('true').pid}-`);
    const elsewhere = gone.replace(/^\..*@/, '.another-computer@');
    const kept = [ours, elsewhere, '.hidden.tmp', 'flat_V_0001.fits'];
    for (const name of [gone, ...kept]) writeFileSync(join(folder, name), '');
    await sweepTemporaries(folder);
    assert.deepEqual(readdirSync(folder).sort(), kept.sort());
  });

  it('is not looked for in a folder that is not there', () => sweepTemporaries(join(folder, 'none')));
});
