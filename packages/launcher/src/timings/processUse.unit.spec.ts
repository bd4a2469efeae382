import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { processUse } from './processUse.js';

const onLinux = existsSync('/proc/self/io') ? it : it.skip;
const WORK = 'const until = process.cpuUsage().user + 100_000; while (process.cpuUsage().user < until);';

describe('what a process has used', () => {
  onLinux('holds what its children used, those that have ended too', async () => {
    const before = processUse(process.pid)?.cpuSeconds ?? 0;
    spawnSync(process.execPath, ['-e', WORK]);
    assert.ok((processUse(process.pid)?.cpuSeconds ?? 0) - before > 0.08);
    const child = spawn(process.execPath, ['-e', `${WORK} console.log('done'); setInterval(() => {}, 1000);`]);
    await new Promise((done) => child.stdout.once('data', done));
    const [whole, alone] = [processUse(process.pid), processUse(process.pid, { alone: true })];
    child.kill();
    assert.ok((whole?.cpuSeconds ?? 0) - (alone?.cpuSeconds ?? 0) > 0.08);
    assert.ok((alone?.peakBytes ?? 0) > 2 ** 20 && (alone?.readBytes ?? 0) > 0);
  });

  it('is not known of a process that is not there', () => {
    assert.equal(processUse(2 ** 30), null);
  });
});
