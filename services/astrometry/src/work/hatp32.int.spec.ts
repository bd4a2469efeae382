import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configSchema } from '@wombat/service-kit/config';
import { type FrameWcs, type Pixel, pixelToSky, separationDegrees, wcsOfNumbers } from '@wombat/sky';
import { describeUnless, sharedPath, skipWithout } from '@wombat/testdata';
import { locateSolver } from '../adapters/locateSolver.js';
import { blocksOf, type OrderedFrame } from '../domain/index.js';
import { Solver } from './solver.js';
import type { Solved } from './tried.js';

const FRAMES = 'data/hatp32/frames';
const skip = skipWithout(FRAMES);
const SCALE_ARCSEC = 5.163;
const [WIDTH, HEIGHT] = [650, 500];
const PLACES: Record<string, Pixel> = {
  middle: { x: (WIDTH - 1) / 2, y: (HEIGHT - 1) / 2 },
  'first corner': { x: 0, y: 0 },
  'last corner': { x: WIDTH - 1, y: HEIGHT - 1 },
};
const HINTS = { raDegrees: 31.04, decDegrees: 46.69, fovDegrees: 0.7175 };

const root = mkdtempSync(join(tmpdir(), 'wombat-hatp32-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Night {
  solved: Solved[];
  seconds: number;
  cpuSeconds: number;
}

/**
 * Of this process and the solvers it started, by the kernel's clock of 100 ticks a second; NaN where there is no /proc.
 */
function cpuSeconds(): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN;
  const fields = readFileSync('/proc/self/stat', 'latin1').split(') ')[1]?.split(' ') ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
}

async function solveNight(mode: 'every' | 'follow'): Promise<Night> {
  cpSync(sharedPath(FRAMES), join(root, mode), { recursive: true });
  const files = readdirSync(join(root, mode)).sort();
  const frames = files.map((file): OrderedFrame => ({ path: file, product: join(mode, file), hints: HINTS }));
  const database = sharedPath('data/hatp32/astap-db');
  const settings = configSchema.parse({ solve: { database, searchRadius: 5, mode } }).solve;
  const [started, cpuStarted] = [performance.now(), cpuSeconds()];
  const solver = new Solver({ root, settings, astap: await locateSolver(settings) });
  const solved: Solved[] = [];
  if (mode === 'every') for (const frame of frames) solved.push(await solver.solve(frame));
  for (const block of mode === 'follow' ? blocksOf(frames) : []) {
    const solveOne = solver.solveBlock(block);
    for (const frame of block) solved.push(await solveOne(frame));
  }
  return { solved, seconds: (performance.now() - started) / 1000, cpuSeconds: cpuSeconds() - cpuStarted };
}

function wcsOf({ solution }: Solved): FrameWcs {
  assert.ok(solution);
  return wcsOfNumbers(solution);
}

function apart(one: FrameWcs, other: FrameWcs, place: Pixel): number {
  return (separationDegrees(pixelToSky(one, place), pixelToSky(other, place)) * 3600) / SCALE_ARCSEC;
}

describeUnless(skip)('a real night, HAT-P-32', () => {
  it('is solved whole in both modes; they agree to 0.3 px, and to follow is many times faster', async () => {
    const follow = await solveNight('follow');
    const every = await solveNight('every');
    const count = every.solved.length;
    for (const [clock, one, other] of [
      ['by the clock', every.seconds, follow.seconds],
      ['of CPU', every.cpuSeconds, follow.cpuSeconds],
    ] as const) {
      const seconds = `every ${one.toFixed(1)} s, follow ${other.toFixed(1)} s`;
      console.info(`${count} frames ${clock}: ${seconds}: follow is ${(one / other).toFixed(1)} times faster`);
    }
    for (const { solved } of [every, follow]) {
      assert.deepEqual(
        solved.filter(({ solved: yes }) => !yes).map(({ reason }) => reason),
        [],
      );
    }
    for (const [where, place] of Object.entries(PLACES)) {
      const offs = every.solved.map((one, index) => apart(wcsOf(one), wcsOf(follow.solved[index] ?? one), place));
      const sorted = offs.toSorted((a, b) => a - b);
      const [middle = Number.NaN, worst = Number.NaN] = [sorted[count >> 1], sorted.at(-1)];
      console.info(`every - follow at the ${where}: median ${middle.toFixed(3)} px, worst ${worst.toFixed(3)} px`);
      if (where === 'middle') assert.ok(worst < 0.3, `${where}: ${offs.map((off) => off.toFixed(2)).join(' ')}`);
    }
    const methods = follow.solved.map(({ attempts }) => attempts.at(-1)?.method ?? '');
    assert.equal(methods.filter((method) => method === 'follow').length, count - 4);
    for (const { attempts } of follow.solved) {
      const last = attempts.at(-1);
      if (last?.method === 'follow') assert.ok((last.rmsArcsec ?? 99) < 0.25 * SCALE_ARCSEC, `${last.rmsArcsec}`);
    }
    assert.match(readFileSync(join(root, 'follow', readdirSync(join(root, 'follow'))[5] ?? ''), 'latin1'), /PLTSOLVD/);
  });
});
