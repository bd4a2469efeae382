import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../testkit/launcherProcess.js';
import type { Exit } from './processHandle.js';
import { spawnProgram } from './spawnProgram.js';
import { SupervisedProcess } from './supervisedProcess.js';

const home = mkdtempSync(join(tmpdir(), 'wombat-supervisor-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Keeps a program running whose source is given; `name` is its name in messages. */
function supervise(name: string, source: string, hopelessCode?: number) {
  const file = join(home, `${name}.mjs`);
  writeFileSync(file, source);
  const lines: string[] = [];
  const failures: string[] = [];
  const restarts: Exit[] = [];
  const supervised = new SupervisedProcess({
    name,
    start: () =>
      spawnProgram({
        program: { name, user: name, role: 'service', services: [name], file },
        environment: { ...process.env, SEEN: join(home, `${name}.seen`) },
        home,
        show: (line) => lines.push(line),
      }),
    hopeless: (exit) => (exit.code === hopelessCode ? `hopeless: ${exit.lastWords}` : null),
    say: (line) => lines.push(line),
    failed: (sentence) => failures.push(sentence),
    restarting: (exit) => restarts.push(exit),
  });
  supervised.start();
  return { supervised, lines, failures, restarts };
}

const STAYS = `process.on('disconnect', () => process.exit(0)); setInterval(() => undefined, 1000);`;

describe('a process that is kept running', () => {
  it('is started again when it crashes, and the observer is told why without a stack trace', async () => {
    const source = `import { existsSync, writeFileSync } from 'node:fs';
      if (!existsSync(process.env.SEEN)) { writeFileSync(process.env.SEEN, ''); throw new Error('the disk is on fire'); }
      process.stderr.write('crashy warning: up again\\n'); ${STAYS}`;
    const { supervised, lines, failures, restarts } = supervise('crashy', source);
    await eventually('it runs again', () => lines.includes('crashy warning: up again'));
    assert.deepEqual(failures, []);
    assert.deepEqual(restarts, [{ code: 1, signal: null, lastWords: 'Error: the disk is on fire' }]);
    assert.deepEqual(lines, [
      'crashy stopped unexpectedly (exit code 1: Error: the disk is on fire); starting it again in 1 s',
      'crashy warning: up again',
    ]);
    assert.match(readFileSync(join(home, 'logs/crashy.console.log'), 'utf8'), /at .*crashy\.mjs/);
    assert.notEqual(supervised.pid, null);
    await supervised.stop();
    assert.equal(supervised.pid, null);
  });

  it('is not started again where that cannot help', async () => {
    const { supervised, failures, restarts } = supervise(
      'picky',
      `process.stderr.write('picky: unknown key\\n'); process.exitCode = 78;`,
      78,
    );
    await eventually('it is given up', () => failures.length > 0);
    assert.deepEqual(failures, ['hopeless: picky: unknown key']);
    assert.deepEqual(restarts, []);
    assert.equal(supervised.pid, null);
  });

  it('is another one once it is started again as is wanted, which is no failure', async () => {
    const { supervised, lines, failures, restarts } = supervise('renewed', STAYS);
    const first = supervised.pid;
    await supervised.restart();
    await eventually('another runs', () => supervised.pid !== null && supervised.pid !== first);
    assert.deepEqual([lines, failures, restarts], [[], [], []]);
    await supervised.stop();
    await supervised.restart();
    assert.equal(supervised.pid, null);
  });

  it('is told of and started again when it ends as if it had been asked to, though nobody stops us', async () => {
    const source = `import { existsSync, writeFileSync } from 'node:fs';
      if (!existsSync(process.env.SEEN)) { writeFileSync(process.env.SEEN, ''); process.exit(0); }
      process.stderr.write('asked warning: up again\\n'); ${STAYS}`;
    const { supervised, lines, restarts } = supervise('asked', source);
    await eventually('it runs again', () => lines.includes('asked warning: up again'));
    assert.match(lines[0] ?? '', /^asked stopped unexpectedly \(exit code 0\); starting it again in 1 s$/);
    assert.equal(restarts.length, 1);
    await supervised.stop();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'is not told of when it is asked to end by %s a moment before we are',
    async (signal) => {
      const { supervised, lines, failures, restarts } = supervise(`group-${signal}`, 'setInterval(() => {}, 1000);');
      process.kill(supervised.pid ?? 0, signal);
      await eventually('it has ended', () => supervised.pid === null);
      supervised.expectEnd();
      await sleep(1000);
      assert.deepEqual([lines, failures, restarts], [[], [], []]);
      await supervised.stop();
    },
  );

  it('is not started again once it is stopped while it waits for its restart', async () => {
    const { supervised, lines, failures } = supervise('doomed', 'process.exitCode = 3;');
    await eventually('it failed', () => lines.length > 0);
    await supervised.stop();
    assert.equal(supervised.pid, null);
    assert.deepEqual(failures, []);
  });
});
