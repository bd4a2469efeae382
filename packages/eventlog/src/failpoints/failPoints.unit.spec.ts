import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimInFolder } from './claimInFolder.js';
import { armFailPoints, failPoint } from './failPoint.js';
import { readFailPoints } from './readFailPoints.js';
import type { FailAction } from './registry.js';

const HERE = import.meta.url;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wombat-test-'));
});
afterEach(() => {
  armFailPoints('test', [], () => true);
  rmSync(folder, { recursive: true });
});

/** A process that comes to the point `event.sent` twice, and says so each time it has passed it. */
function processAt(action: FailAction, timeoutMilliseconds?: number) {
  const script = `
    const { armFailPoints, failPoint } = await import(new URL('./failPoint.js', '${HERE}'));
    const { claimInFolder } = await import(new URL('./claimInFolder.js', '${HERE}'));
    const armed = { point: 'event.sent', program: null, nth: 2, action: '${action}' };
    armFailPoints('test', [armed], claimInFolder('${folder}', 'test'));
    for (const time of [1, 2]) {
      failPoint('event.sent');
      process.stdout.write(time + ' ');
    }`;
  const options = { encoding: 'utf8', killSignal: 'SIGKILL', timeout: timeoutMilliseconds } as const;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], options);
}

describe('a fail point', () => {
  it('is that of one of the programs of a process, each armed anew by itself', () => {
    const at = (program: string) => ({ point: 'event.sent', program, nth: 1, action: 'throw' }) as const;
    const wanted = [at('test'), at('other')];
    armFailPoints('test', wanted, () => true);
    armFailPoints('third', wanted, () => true);
    assert.throws(() => failPoint('event.sent'), /fail point event\.sent/);
    failPoint('event.sent');
    armFailPoints('test', wanted, () => true);
    assert.throws(() => failPoint('event.sent'));
    armFailPoints('test', [], () => true);
    failPoint('event.sent');
  });

  it('is read with program, count and action, several of them, and refused where there is none', () => {
    assert.deepEqual(readFailPoints('event.sent,job.done@astrometry-worker-1:3:hang,rows.written:throw'), {
      ok: true,
      value: [
        { point: 'event.sent', program: null, nth: 1, action: 'exit' },
        { point: 'job.done', program: 'astrometry-worker-1', nth: 3, action: 'hang' },
        { point: 'rows.written', program: null, nth: 1, action: 'throw' },
      ],
    });
    assert.deepEqual(readFailPoints(''), { ok: true, value: [] });
    for (const text of ['event.lost', 'event.sent:0', 'event.sent:explode', 'constructor', 'event sent'])
      assert.equal(readFailPoints(text).ok, false, text);
  });

  it('does nothing where nothing is armed, or for another program', () => {
    failPoint('event.sent');
    armFailPoints('test', [{ point: 'event.sent', program: 'other', nth: 1, action: 'throw' }], () => true);
    failPoint('event.sent');
  });

  it('happens once, at the time it is set for, though the program starts again', () => {
    const armed = { point: 'event.sent', program: 'test', nth: 2, action: 'throw' } as const;
    const arm = () => armFailPoints('test', [armed], claimInFolder(folder, 'test'));
    arm();
    failPoint('event.sent');
    failPoint('job.done');
    assert.throws(() => failPoint('event.sent'), /fail point event\.sent/);
    assert.deepEqual(readdirSync(folder), ['event.sent']);
    assert.equal(readFileSync(join(folder, 'event.sent'), 'utf8'), `test ${process.pid} throw\n`);
    failPoint('event.sent');
    arm();
    failPoint('event.sent');
    failPoint('event.sent');
  });

  it('ends a process at once, without its last words', () => {
    const { signal, stdout } = processAt('exit');
    assert.deepEqual([signal, stdout], ['SIGKILL', '1 ']);
  });

  it('lets a process stand still until others end it', () => {
    const { error, stdout } = processAt('hang', 1_500);
    assert.match(String(error), /ETIMEDOUT/);
    assert.equal(stdout, '1 ');
  });
});
