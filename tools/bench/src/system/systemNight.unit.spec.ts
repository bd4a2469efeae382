import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { heldMemory, memoryOfTree } from './memoryOfTree.js';
import { systemRequest } from './systemRequest.js';
import type { SystemRun } from './systemResult.js';
import { systemTables } from './systemTables.js';

const MEBIBYTE = 2 ** 20;
const MOVED = { waitedSeconds: 0.5, readBytes: 2 * MEBIBYTE, writtenBytes: MEBIBYTE };

describe('what bench night is asked', () => {
  it('has defaults, and says what would be right', () => {
    const plain = { kind: 'measure', sizePixels: 4096, frames: [30], targets: 1, mode: 'follow', runs: 3 };
    assert.deepEqual(systemRequest([]), {
      ok: true,
      value: { ...plain, workers: [], apart: false, out: null, plot: null },
    });
    const faultOf = (...words: string[]) => {
      const read = systemRequest(words);
      return read.ok ? '' : read.fault.message;
    };
    assert.match(faultOf('--size', '40'), /pixels from 256 to 16384 are meant/);
    assert.match(faultOf('--mode', 'some'), /follow or every/);
    assert.match(faultOf('--runs', '0'), /--runs is '0'/);
    assert.match(faultOf('--targets', '51'), /a number from 1 to 50/);
    assert.match(faultOf('--frames', 'x'), /--frames is 'x'/);
    assert.match(faultOf('--workers', '1,0'), /numbers from 1 to 64 with commas/);
    const several = systemRequest(['--workers', '1,2']);
    assert.deepEqual(several.ok && several.value.workers, [1, 2]);
    const nights = systemRequest(['--frames', '40,240', '--apart']);
    assert.deepEqual(nights.ok && [nights.value.frames, nights.value.apart], [[40, 240], true]);
    assert.match(faultOf('--fast'), /bench night --help/);
  });
});

describe('what bench night tells', () => {
  type Use = SystemRun['programs'][number]['use'];
  const run = (seconds: number, use: Use, workers: number | null = null): SystemRun => ({
    frames: 30,
    wallSeconds: seconds,
    startSeconds: 1.25,
    workers,
    programs: [{ name: 'photometry', use }],
    tasks: [{ task: 'measure', jobs: 2, frames: 30, seconds, cpuSeconds: seconds / 2, ...MOVED }],
    course: { ready: [], jobs: [] },
    peakTogetherBytes: use === null ? null : 900 * MEBIBYTE,
    quarterBytes: use === null ? null : [500, 900, 800, 700].map((one) => one * MEBIBYTE),
  });
  const use = { cpuSeconds: 3, readBytes: 64 * MEBIBYTE, writtenBytes: 0, peakBytes: 200 * MEBIBYTE };
  const begun = {
    benchmark: 'wombat night',
    version: 2,
    startedAt: '',
    sizePixels: 512,
    frames: [30],
    targets: 1,
    mode: 'follow',
  } as const;
  const machine = { cpu: '', cores: 2, memoryMebibytes: 1, node: '', platform: '', load: 0 };

  it('is the medians, by task and by program', () => {
    const told = systemTables({ ...begun, machine, runs: [run(9, use), run(3, use), run(5, use)] });
    assert.match(
      told,
      /median of 3: wall 5\.0 s, of it 1\.3 s until all services were ready, CPU 3\.0 s, all processes together at most 900 MiB \(500, 900, 800, 700 in/,
    );
    assert.match(told, /\| measure \| 2 \| 30 \| 5\.00 \| 2\.50 \| 0\.25 \| 2 \| 1 \|/);
    assert.match(told, /\| photometry \| 3\.00 \| 64 \| 0 \| 200 \|/);
  });

  it('is that of each number of workers, and at last what a frame costs with each', () => {
    const told = systemTables({ ...begun, machine, runs: [run(6, use, 1), run(9, use, 2), run(7.2, use, 2)] });
    assert.match(told, /follow, 1 worker of each kind, median of 1: wall 6\.0 s/);
    assert.match(told, /follow, 2 workers of each kind, median of 2: wall 8\.1 s/);
    assert.match(told, /\| workers \| measure, CPU ms a frame \|\n.*\n\| 1 \| 100\.0 \|\n\| 2 \| 135\.0 \|$/);
  });

  it('is what a frame more takes in each program, where there are nights of several lengths', () => {
    const night = (frames: number, cpuSeconds: number): SystemRun => ({
      ...run(5, null),
      frames,
      programs: ['catalog', 'photometry-worker-1', 'photometry-worker-2'].map((name) => ({
        name,
        use: { ...use, cpuSeconds },
      })),
    });
    const told = systemTables({ ...begun, frames: [40, 240], machine, runs: [night(40, 1), night(240, 2)] });
    const rows = ['catalog \\| 5\\.00', 'workers \\| 10\\.00', 'all but workers \\(wanted: at most 4\\) \\| 5\\.00'];
    for (const row of rows) assert.match(told, new RegExp(`^\\| ${row} \\|$`, 'm'));
  });

  it('names the targets where there are several', () => {
    assert.match(
      systemTables({ ...begun, targets: 50, machine, runs: [run(5, use)] }),
      /^50 targets of 30 lights each/,
    );
  });

  it('leaves out what the system does not tell', () => {
    const told = systemTables({ ...begun, machine, runs: [run(5, null)] });
    assert.match(told, /until all services were ready\.\n/);
    assert.doesNotMatch(told, /program/);
  });
});

const onLinux = existsSync('/proc/self/smaps_rollup') ? it : it.skip;

describe('the memory of processes together', () => {
  it('is told for the quarters of the time', () => {
    assert.deepEqual(heldMemory([1, 2, 9, 3, 4, 5, 5, 6]), { most: 9, quarters: [2, 9, 5, 6] });
    assert.equal(heldMemory([0, 0]), null);
  });

  onLinux('holds that of children', async () => {
    const before = memoryOfTree(process.pid);
    const work = `globalThis.kept = Buffer.alloc(${200 * MEBIBYTE}, 1); console.log('there'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['-e', work]);
    await new Promise((done) => child.stdout.once('data', done));
    const [whole, alone] = [memoryOfTree(process.pid), memoryOfTree(child.pid ?? 0)];
    child.kill();
    assert.ok(alone > 200 * MEBIBYTE && whole > before && whole > alone);
  });
});
