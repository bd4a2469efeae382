import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccuracyResult, KindFigures, PixelFigures } from '../accuracyResult.js';
import { showAccuracy } from './showAccuracy.js';

const folder = mkdtempSync(join(tmpdir(), 'wombat-accuracy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const star = { meanOffset: 0.001, offsetScatter: 0.012, statedError: 0.011, chiSquare: 1.1, pull: 1 };
const kind: KindFigures = {
  ...{ kind: 'errors 0.02', band: 'V', nights: 200, transformedPart: 1, reportedPart: 1 },
  ...{ target: star, check: null },
};
const night: PixelFigures = {
  ...{ seed: 1, band: 'V', frames: 24, points: 24, transformedPoints: 24, offset: 0.002, offsetError: 0.001 },
  ...{ slope: 0.001, slopeError: 0.001, scatter: 0.006, predicted: 0.0055, pull: 1.02, statedError: 0.008 },
  ...{ worst: 0.02, checkOffset: -0.001 },
};

function write(name: string, own: Partial<AccuracyResult>): string {
  const path = join(folder, name);
  const machine = { cpu: 'Test', cores: 2, memoryMebibytes: 4096, node: 'v24.0.0', platform: 'linux', load: 0.5 };
  const head = { benchmark: 'wombat accuracy', version: 1, startedAt: '2026-01-02T03:04:05Z', machine };
  writeFileSync(path, JSON.stringify({ ...head, kinds: [], pixels: [], ...own }));
  return path;
}

describe('showing accuracy', () => {
  it('counts the nights of several files together, each seed once', () => {
    const from = [
      write('a.json', { pixels: [{ ...night, offset: 0.5 }], kinds: [kind] }),
      write('b.json', { pixels: [night, { ...night, seed: 2, offset: 0.006 }] }),
    ];
    const shown = showAccuracy({ from, folder: null, page: null });
    assert.ok(shown.ok);
    assert.match(shown.value.tables, /2 nights in pixels together/);
    assert.match(shown.value.tables, /\| V: mean of T1 minus truth, mmag \| 4\.0 \| within 3 \| no \|/);
    assert.match(shown.value.tables, /\| V: scatter over the least possible \| 1\.09 \| at most 1\.15 \| yes \|/);
    assert.match(shown.value.tables, /\| errors 0\.02 \| V \| 100 % \| 1\.0 \+- 12\.0 \| 11\.0 \| 1\.10 \| 1\.00 \|/);
  });

  it('holds what trials found against its bar, the last of each part', () => {
    const hits = { part: 'hits', seeds: 2, cpuSeconds: 1 };
    const flagged = { what: 'flagged', found: 96, of: 100, least: 0.95 };
    const from = [
      write('e.json', { trials: [{ ...hits, figures: [{ ...flagged, found: 1 }] }] }),
      write('f.json', {
        trials: [
          { ...hits, figures: [flagged, { ...flagged, found: 94 }, { what: 'late', found: 1, of: 400, most: 0 }] },
          {
            ...hits,
            part: 'flags',
            figures: [
              { what: 'missed', found: 3, of: 8 },
              { ...flagged, found: 0, of: 0 },
            ],
          },
        ],
      }),
    ];
    const shown = showAccuracy({ from, folder: null, page: null });
    const rows = (shown.ok ? shown.value.tables : '').split('\n').filter((line) => / \d+ of /.test(line));
    assert.deepEqual(rows, [
      '| flagged | 96 of 100 | 96 % | at least 95 % | yes |',
      '| flagged | 94 of 100 | 94 % | at least 95 % | no |',
      '| late | 1 of 400 | 0.25 % | none | no |',
      '| missed | 3 of 8 | 37.5 % |  |  |',
      '| flagged | 0 of 0 |  | at least 95 % | no |',
    ]);
  });

  it('marks what lies outside of its bar', () => {
    const from = [write('c.json', { kinds: [{ ...kind, target: { ...star, chiSquare: 8, pull: 0.7 } }] })];
    const shown = showAccuracy({ from, folder: null, page: null });
    assert.match(shown.ok ? shown.value.tables : '', /\| 8\.00 \(outside\) \| 0\.70 \(outside\) \|/);
  });

  it('draws every plot and fills the page', () => {
    const page = join(folder, 'page.md');
    writeFileSync(page, '<!-- figures: accuracy -->\nearlier\n<!-- end of figures -->\n');
    const from = [write('d.json', { kinds: [kind], pixels: [night] })];
    const shown = showAccuracy({ from, folder: join(folder, 'out'), page });
    assert.ok(shown.ok);
    const [, ...plots] = shown.value.paths;
    assert.equal(plots.length, 3);
    for (const plot of plots) {
      const svg = readFileSync(plot, 'utf8');
      assert.match(svg, /^<svg [\s\S]+class="bar"[\s\S]+<circle [\s\S]+<\/svg>\n$/);
      assert.doesNotMatch(svg, /NaN|Infinity/);
    }
    const text = readFileSync(page, 'utf8');
    assert.ok(text.includes(shown.value.tables.trim()) && !text.includes('earlier'));
  });

  it('says which file is no result', () => {
    const path = join(folder, 'other.json');
    writeFileSync(path, '{"benchmark": "wombat", "version": 1}');
    const shown = showAccuracy({ from: [path], folder: null, page: null });
    assert.match(shown.ok ? '' : shown.fault.message, /other\.json: no result of \.\/wombat bench accuracy/);
  });
});
