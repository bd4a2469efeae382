import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './documents/document.js';

/** An ordinary user. */
const NOBODY = 65_534;

describe('the machine that never had anything of ours', () => {
  const script = readFileSync(join(checkout, 'tools/fresh-machine'), 'utf8');
  const start = (...words: string[]) =>
    spawnSync('sh', ['-s', '--', ...words], {
      ...(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
      input: script,
      cwd: '/',
      encoding: 'utf8',
    });

  it('is left out loudly where nobody may make one', () => {
    const { status, stderr } = start();
    assert.match(stderr, /^fresh-machine: NOT RUN: only /);
    assert.equal(status, 77);
  });

  it('is not made of words that are not understood', () => {
    const { status, stderr } = start('--only', 'nothing');
    assert.match(stderr, /^fresh-machine: FAILED: '--only nothing' is not understood/);
    assert.equal(status, 1);
  });
});
