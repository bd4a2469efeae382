import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startOfProcess } from './livingProcess.js';

/** The id of a process that is gone. */
const goneProcess = () => spawnSync('true').pid;

describe('isAlive', () => {
  it('is true of this process, false of one that is gone', () => {
    assert.equal(isAlive(process.pid), true);
    assert.equal(isAlive(goneProcess()), false);
  });

  it('is false of a process that has ended and whose parent has not looked', async () => {
    // The shell becomes a program that never looks after its children; its output ends as it does.
    const parent = spawn('sh', ['-c', 'sleep 60 >/dev/null & echo $!; exec sleep 61 >/dev/null']);
    const child = Number(await text(parent.stdout));
    process.kill(child, 'SIGKILL');
    for (let look = 0; isAlive(child) && look < 100; look++) await sleep(50);
    const stillListed = canBeSignalled(child);
    const alive = isAlive(child);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    assert.deepEqual([stillListed, alive], [true, false]);
  });
});

describe('startOfProcess', () => {
  it('stays the same while a process lives, and differs from process to process', async () => {
    const other = spawn('sleep', ['60']);
    const starts = [startOfProcess(process.pid), startOfProcess(process.pid), startOfProcess(other.pid ?? 0)];
    other.kill('SIGKILL');
    await once(other, 'exit');
    assert.equal(starts[0], starts[1]);
    assert.notEqual(starts[0], '');
    assert.notEqual(starts[2], '');
    assert.notEqual(starts[0], starts[2]);
  });

  it('is nothing for a process that is gone', () => {
    assert.equal(startOfProcess(goneProcess()), '');
  });
});

function canBeSignalled(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
