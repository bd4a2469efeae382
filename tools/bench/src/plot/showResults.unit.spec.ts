import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchResult, Figure } from '../benchResult.js';
import { STAGES, type StageName } from '../stages.js';
import { scalingPlots } from './scalingPlots.js';
import { showResults } from './showResults.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-plots-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const alike = (value: number) => ({ median: value, min: value, max: value });

function figure(stage: StageName, size: number | null, frames: number | null, seconds: number): Figure {
  return {
    stage,
    title: STAGES[stage].title,
    size,
    frames,
    runs: [{ wallSeconds: seconds, cpuSeconds: 2 * seconds, peakMebibytes: 70 }],
    wallSeconds: alike(seconds),
    cpuSeconds: alike(2 * seconds),
    peakMebibytes: alike(70),
    pixelsPerSecond: size === null || frames === null ? null : (size ** 2 * frames) / seconds,
  };
}

const figures = [
  figure('start', null, null, 0.07),
  figure('b', 2048, 20, 0.8),
  figure('b', 1024, 20, 0.2),
  figure('a', 1024, 20, 0.1),
  figure('a', 2048, 20, 0.4),
  figure('a', 4096, 20, 1.6),
  figure('a', 2048, 50, 1),
];

function write(name: string, change: Partial<BenchResult> & { cores?: number }): string {
  const { cores = 2, ...rest } = change;
  const machine = { cpu: 'Test', cores, memoryMebibytes: 4096, node: 'v24.0.0', platform: 'linux', load: 0.5 };
  const path = join(folder, name);
  const result = {
    benchmark: 'wombat',
    version: 1,
    startedAt: '2026-01-02T03:04:05Z',
    cold: false,
    sync: 'together',
    machine,
    figures,
  };
  writeFileSync(path, JSON.stringify({ ...result, ...rest }));
  return path;
}

describe('what grows with pixels and with frames', () => {
  it('is drawn for what was measured most often', () => {
    const [pixels, frames, ...more] = scalingPlots(figures);
    assert.deepEqual(more, []);
    assert.deepEqual(pixels?.plot.lines, [
      {
        name: 'a master bias',
        points: [
          [1024, 0.1],
          [2048, 0.4],
          [4096, 1.6],
        ].map(([size = 0, y = 0]) => ({ x: size ** 2 / 1e6, y })),
      },
      {
        name: 'b master flat',
        points: [
          [1024, 0.2],
          [2048, 0.8],
        ].map(([size = 0, y = 0]) => ({ x: size ** 2 / 1e6, y })),
      },
    ]);
    assert.match(pixels?.plot.title ?? '', /20 frames/);
    assert.match(frames?.plot.title ?? '', /2048 x 2048/);
    assert.deepEqual(frames?.plot.lines[0]?.points, [
      { x: 20, y: 0.4 },
      { x: 50, y: 1 },
    ]);
  });

  it('is not drawn from one point', () => {
    assert.deepEqual(scalingPlots(figures.slice(0, 2)), []);
  });
});

describe('showing results', () => {
  it('writes both plots and gives a table with every figure', () => {
    const later = write('later.json', { figures: [figure('a', 1024, 20, 0.2)] });
    const drawn = showResults({ from: [write('one.json', {}), later], folder: join(folder, 'out'), page: null });
    assert.ok(drawn.ok);
    assert.deepEqual(readdirSync(join(folder, 'out')).sort(), ['frames.svg', 'pixels.svg']);
    for (const path of drawn.value.paths) assert.match(readFileSync(path, 'utf8'), /^<svg [\s\S]+<\/svg>\n$/);
    assert.match(
      drawn.value.tables,
      /Test, 2 cores, 4 GiB, Node\.js v24\.0\.0; files in the page cache; results on the disk \(together\); 2026-01-02, load 0\.5/,
    );
    assert.match(
      drawn.value.tables,
      /\| 4096 x 4096 \| 20 \| a master bias \| 1\.600 \| 1\.600 to 1\.600 \| 3\.200 \| 70 \| 210 \|/,
    );
    assert.equal(drawn.value.tables.match(/^\| .*\| start .*\|$/gm)?.length, 1);
    assert.equal(drawn.value.tables.match(/^\| (\d|\s)/gm)?.length, figures.length + 1);
  });

  it('does not mix what was measured under different conditions', () => {
    for (const change of [{ cold: true }, { sync: 'no' as const }, { cores: 1 }]) {
      const drawn = showResults({
        from: [write('two.json', {}), write('three.json', change)],
        folder: join(folder, 'mixed'),
        page: null,
      });
      assert.match(drawn.ok ? '' : drawn.fault.message, /draw them apart/);
    }
    assert.ok(!existsSync(join(folder, 'mixed')));
  });

  it('fills a page, and leaves it where a place is missing', () => {
    const page = join(folder, 'page.md');
    const text = '<!-- figures: cold.json -->\nearlier\n<!-- end of figures -->\n';
    writeFileSync(page, text);
    const from = [write('cold.json', { cold: true })];
    const lacking = showResults({ from: [...from, write('warm.json', {})], folder: null, page });
    assert.match(lacking.ok ? '' : lacking.fault.message, /page\.md: there is no '<!-- figures: warm\.json -->'/);
    assert.equal(readFileSync(page, 'utf8'), text);
    const shown = showResults({ from, folder: null, page });
    assert.deepEqual(shown.ok && shown.value.paths, [page]);
    const filled = readFileSync(page, 'utf8');
    assert.match(filled, /files from the disk/);
    assert.ok(shown.ok && filled.includes(shown.value.tables.trim()) && !filled.includes('earlier'));
  });

  it('says which file is no result', () => {
    const path = join(folder, 'other.json');
    writeFileSync(path, '{"benchmark": "another"}');
    const foreign = showResults({ from: [path], folder, page: null });
    assert.match(foreign.ok ? '' : foreign.fault.message, /other\.json: no result/);
    const absent = showResults({ from: [join(folder, 'absent.json')], folder, page: null });
    assert.match(absent.ok ? '' : absent.fault.message, /absent\.json: ENOENT/);
  });
});
