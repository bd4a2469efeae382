import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locate } from '@wombat/prerequisites';
import { describeUnless, skipWithoutPrerequisite } from '@wombat/testdata';
import { until } from '../../harness/browser.js';
import { letCallsFail } from './failingCalls.js';

let folder: string;
let child: ChildProcess | null = null;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wombat-seams-'));
  said = '';
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function program(text: string, environment: Record<string, string> = {}): ChildProcess {
  child = spawn(process.execPath, ['-e', text], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 2],
  });
  child.stdout?.setEncoding('utf8').on('data', (words: string) => {
    said += words;
  });
  return child;
}

describe('a clock that is set while a program runs', () => {
  it('moves what the program takes for the time, and nothing else of a date', async () => {
    const file = join(folder, 'step');
    writeFileSync(file, '0');
    const seam = new URL('./steppedClock.js', import.meta.url).href;
    const text = `setInterval(() => console.log(new Date().getUTCFullYear(), Date.now() > 4e12, +new Date(5), new Date() instanceof Date), 20)`;
    program(text, { CLOCK_STEP_FILE: file, NODE_OPTIONS: `--import ${seam}` });
    await until(() => said.includes(`${new Date().getUTCFullYear()} false 5 true`));
    writeFileSync(file, String(Date.UTC(2150, 5, 1) - Date.now()));
    await until(() => said.includes('2150 true 5 true'));
  });
});

describeUnless((process.platform !== 'linux' && 'is of Linux') || skipWithoutPrerequisite('strace'))(
  'calls that are let fail',
  () => {
    it('fail for these files alone, as long as they are let, and are counted', async () => {
      const [bad, good, notes] = ['bad', 'good', 'notes'].map((name) => join(folder, name)) as [string, string, string];
      for (const file of [bad, good]) writeFileSync(file, '');
      const { pid = 0 } = program(`const { appendFileSync } = require('node:fs');
        const one = (name, file) => { try { appendFileSync(file, 'x'); return name + ' well'; } catch (error) { return name + ' ' + error.code; } };
        setInterval(() => console.log(one('bad', ${JSON.stringify(bad)}), one('good', ${JSON.stringify(good)})), 20);`);
      await until(() => said.includes('bad well good well'));
      const strace = locate('strace') ?? '';
      const failing = letCallsFail({
        program: strace,
        pids: [pid],
        paths: [bad],
        calls: ['write'],
        error: 'EIO',
        notes,
      });
      await until(() => said.includes('bad EIO good well'));
      assert.ok((await failing.stop()) > 0);
      said = '';
      await until(() => said.includes('bad well good well'));
      assert.ok(!said.includes('good EIO'));
    });
  },
);
