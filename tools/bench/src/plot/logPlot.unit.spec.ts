import assert from 'node:assert/strict';
import { logPlot } from './logPlot.js';

const linear = [1, 4, 16].map((x) => ({ x, y: x / 10 }));
const steep = [1, 4, 16].map((x) => ({ x, y: x * x }));
const plot = { title: 'Time & size', xTitle: 'megapixels', yTitle: 'seconds' };

const lineOf = (svg: string, index: number) =>
  ([...svg.matchAll(/<polyline points="([^"]+)"/g)][index]?.[1] ?? '')
    .split(' ')
    .map((place) => place.split(',').map(Number) as [number, number]);
const slope = (places: [number, number][]) => {
  const [a, b] = places;
  assert.ok(a !== undefined && b !== undefined);
  return (b[1] - a[1]) / (b[0] - a[0]);
};
const guideOf = (svg: string) => {
  const [, x1, y1, x2, y2] = (
    /<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"[^>]*class="guide"/.exec(svg) ?? []
  ).map(Number);
  assert.ok(x1 !== undefined && y1 !== undefined && x2 !== undefined && y2 !== undefined);
  return [
    [x1, y1],
    [x2, y2],
  ] as [number, number][];
};

describe('a logarithmic plot', () => {
  it('draws what grows in proportion along its guide, and what grows faster steeper', () => {
    const svg = logPlot({
      ...plot,
      lines: [
        { name: 'a', points: linear },
        { name: 'b', points: steep },
      ],
    });
    const [flat, fast] = [lineOf(svg, 0), lineOf(svg, 1)];
    assert.deepEqual([flat.length, fast.length], [3, 3]);
    assert.ok(slope(flat.slice(0, 2)) < 0, 'up is less');
    assert.ok(Math.abs(slope(flat.slice(0, 2)) / slope(flat.slice(1)) - 1) < 0.01);
    assert.ok(Math.abs(slope(guideOf(svg)) / slope(flat.slice(0, 2)) - 1) < 0.01);
    assert.ok(Math.abs(slope(fast.slice(0, 2)) / slope(flat.slice(0, 2)) - 2) < 0.02);
  });

  it('stays inside its frame, and names everything', () => {
    const svg = logPlot({
      ...plot,
      lines: [
        { name: 'a <bias>', points: linear },
        { name: 'b', points: steep },
      ],
    });
    for (const [x, y] of [...lineOf(svg, 0), ...lineOf(svg, 1), ...guideOf(svg)]) {
      assert.ok(x > 75 && x < 591, `${x}`);
      assert.ok(y > 51 && y < 411, `${y}`);
    }
    for (const words of [
      'Time &amp; size',
      'megapixels',
      'seconds',
      'a &lt;bias&gt;',
      'in proportion',
      '>16<',
      '>0.2<',
      '>100<',
    ])
      assert.ok(svg.includes(words), words);
    assert.ok(!/NaN|Infinity|undefined/.test(svg));
    assert.ok(!/(?:href|src|url\()/.test(svg), 'it needs nothing else');
  });

  it('is the same for the same numbers', () => {
    const lines = [{ name: 'a', points: linear }];
    assert.equal(logPlot({ ...plot, lines }), logPlot({ ...plot, lines }));
  });
});
