import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, startLauncher } from '@wombat/launcher/testkit';
import { itUnless } from '@wombat/testdata';
import type { BenchResult } from './benchResult.js';
import { coldObstacle } from './dropFromCache.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-bench-spec-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Its own folder goes below this one too, so that nothing can be left elsewhere unseen. */
const launch = (...args: string[]) => startLauncher(['bench', ...args], { environment: { TMPDIR: folder } }).ended;
const small = ['--sizes', '64', '--frames', '3', '--runs', '1'];

function obstacle(): string | false {
  const why = coldObstacle(folder);
  return why === null ? false : `NOT RUN: ${why}`;
}

describe('bench', () => {
  it('measures the stages asked for and leaves nothing behind', async () => {
    const { code, stdout, stderr } = await launch(
      ...small,
      '--stages',
      'f,a,e,d',
      '--out',
      join(folder, 'result.json'),
    );
    assert.equal(code, 0, stderr);
    assert.equal(readFileSync(join(folder, 'result.json'), 'utf8'), stdout);
    assert.deepEqual(readdirSync(folder), ['result.json']);
    const result: BenchResult = JSON.parse(stdout);
    assert.deepEqual([result.benchmark, result.version, result.cold, result.sync], ['wombat', 1, false, null]);
    assert.ok(Date.parse(result.startedAt) > 0);
    assert.ok(result.machine.cpu.length > 0 && result.machine.cores >= 1 && result.machine.memoryMebibytes > 0);
    assert.equal(result.machine.node, process.version);
    const told = result.figures.map(({ stage, size, frames }) => [stage, size, frames]);
    assert.deepEqual(
      told,
      ['a', 'd', 'e', 'f'].map((stage) => [stage, 64, 3]),
    );
    const pixels = { a: 3, b: 3, c: 3, d: 1, e: 3, f: 9, start: 0 };
    for (const { stage, runs, wallSeconds, cpuSeconds, peakMebibytes, pixelsPerSecond } of result.figures) {
      assert.equal(runs.length, 1);
      assert.deepEqual(wallSeconds, {
        median: runs[0]?.wallSeconds,
        min: runs[0]?.wallSeconds,
        max: runs[0]?.wallSeconds,
      });
      assert.ok(wallSeconds.median > 0 && cpuSeconds.median > 0 && peakMebibytes.median > 20, stage);
      assert.equal(pixelsPerSecond, (pixels[stage] * 64 ** 2) / wallSeconds.median);
    }
    for (const words of [' free', '64 x 64 pixels', 'a: master bias', 'f: the night'])
      assert.ok(stderr.includes(words), words);
  });

  it('gives no number for a stage that fails, but what it said', async () => {
    const scratch = join(folder, 'kept');
    const asked = [...small, '--stages', 'start,a', '--scratch', scratch, '--keep'];
    const whole = await launch(...asked);
    assert.equal(whole.code, 0, whole.stderr);
    const biases = join(scratch, 'night-64-3/night/Bias');
    const victim = join(biases, readdirSync(biases)[1] ?? '');
    truncateSync(victim, 5000);
    const { code, stdout, stderr } = await launch(...asked, '--out', join(folder, 'none.json'));
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /wombat: master-bias failed: wombat: [^\n]+bias_0002\.fits: [^\n]+/);
    assert.ok(!existsSync(join(folder, 'none.json')));
    assert.ok(existsSync(victim), 'a night that was there is left');
    assert.deepEqual(readdirSync(join(scratch, 'night-64-3')).sort(), ['night', 'night.json', 'stars.json']);
  });

  itUnless(obstacle())('reads from the disk when asked to', async () => {
    const { code, stdout, stderr } = await launch(...small, '--stages', 'start,c,d', '--cold', '--sync', 'no');
    assert.equal(code, 0, stderr);
    const { cold, sync, figures }: BenchResult = JSON.parse(stdout);
    assert.deepEqual([cold, sync], [true, 'no']);
    assert.deepEqual(
      figures.map(({ stage, size, pixelsPerSecond }) => [stage, size, pixelsPerSecond === null]),
      [
        ['start', null, true],
        ['c', 64, false],
        ['d', 64, false],
      ],
    );
  });

  it('stops when it is told to, and leaves nothing behind', async () => {
    const argv = ['bench', '--sizes', '64', '--frames', '3', '--stages', 'a', '--runs', '1000'];
    const { child, ended } = startLauncher(argv, { environment: { TMPDIR: folder } });
    const places = () => readdirSync(folder).filter((name) => name.startsWith('wombat-bench-'));
    await eventually('a stage runs', () => places().some((name) => existsSync(join(folder, name, 'night-64-3/out'))));
    child.kill('SIGTERM');
    const { code, stdout } = await ended;
    assert.deepEqual([code, stdout, places()], [130, '', []]);
  });

  it('says what room is needed, and stops where it is not there', async () => {
    const many = (most: number) => Array.from({ length: 20 }, (_, index) => most - index).join(',');
    const { code, stdout, stderr } = await launch('--keep', '--sizes', many(16_384), '--frames', many(1000));
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /needs \d{6}\.\d GiB of/);
    assert.match(stderr, /wombat: [^\n]+ free and [^\n]+ are needed: name another place/);
    assert.ok(!readdirSync(folder).some((name) => name.startsWith('wombat-bench-')));
  });

  it('says in one line what is wrong with its options', async () => {
    const { code, stderr } = await launch('--stages', 'g');
    assert.equal(code, 1);
    assert.match(stderr, /^wombat: --stages: 'g' is none of [^\n]+\n$/);
  });
});
