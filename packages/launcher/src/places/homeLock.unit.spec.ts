import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockHolder, takeHomeLock } from './homeLock.js';

const home = mkdtempSync(join(tmpdir(), 'wombat-lock-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The id of a process that is gone. */
const goneProcess = () => spawnSync('true').pid;

describe('the lock of a home', () => {
  it('is held by one, who is named to the next, until it is released', () => {
    const first = takeHomeLock(home, 'up');
    assert.ok(first.ok);
    const next = takeHomeLock(home, 'run');
    assert.match(next.ok ? '' : next.fault.message, new RegExp(`in use by ./wombat up \\(process ${process.pid}\\)`));
    assert.deepEqual(lockHolder(home), { pid: process.pid, command: 'up' });
    first.value.release();
    assert.equal(lockHolder(home), null);
    assert.deepEqual(readdirSync(home), ['secret']);
  });

  it('is held where an older version wrote it, by a process that runs', () => {
    writeFileSync(join(home, 'lock'), JSON.stringify({ pid: process.pid, command: 'up' }));
    assert.deepEqual(lockHolder(home), { pid: process.pid, command: 'up' });
    rmSync(join(home, 'lock'));
  });

  for (const [what, text] of [
    ['of a process that is gone', JSON.stringify({ pid: goneProcess(), command: 'up' })],
    [
      'of a process whose id another one has since',
      JSON.stringify({ pid: process.pid, command: 'up', started: 'before' }),
    ],
    ['that was cut off', '{"pid":'],
    ['that says nothing', '{}'],
  ] as const) {
    it(`${what} is cleared away`, () => {
      writeFileSync(join(home, 'lock'), text);
      assert.equal(lockHolder(home), null);
      const taken = takeHomeLock(home, 'run');
      assert.ok(taken.ok);
      taken.value.release();
    });
  }
});
