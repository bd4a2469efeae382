import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { movedBytes } from './movedBytes.js';

const onLinux = existsSync('/proc/self/io') ? it : it.skip;
const SIZE = 3_000_000;

onLinux('what a process has read and written holds that of programs it started', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wombat-moved-'));
  try {
    const before = movedBytes();
    writeFileSync(join(folder, 'a'), Buffer.alloc(SIZE));
    const own = movedBytes();
    readFileSync(join(folder, 'a'));
    execFileSync('cp', [join(folder, 'a'), join(folder, 'b')]);
    const all = movedBytes();
    assert.ok(own.written - before.written >= SIZE);
    assert.ok(all.read - own.read >= SIZE);
    // cp may have the kernel copy, which counts as well.
    assert.ok(all.written >= own.written);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
