import assert from 'node:assert/strict';
import { sampleCurve, sampleEntry, samplePoint, samplePoints } from '../testing/samples.js';
import { curveView } from './curveView.js';
import { ghostOf, mayStandBehind, seriesBehind } from './ghosts.js';

const key = { night: '20251015', targetName: 'XZ Cyg', filter: 'V' };
const entries = [
  sampleEntry(),
  sampleEntry({ filter: 'B' }),
  sampleEntry({ filter: 'I', apphot: 'nocomps' }),
  sampleEntry({ targetName: 'T CrB', filter: 'B' }),
  ...['20251009', '20251011', '20251016'].map((date) => sampleEntry({ date })),
];

describe('curves behind a curve', () => {
  it('are the measured other filters of its night, or its earlier nights, newest first', () => {
    assert.deepEqual(
      seriesBehind(key, entries, 'filters').map(({ filter }) => filter),
      ['B'],
    );
    assert.deepEqual(
      seriesBehind(key, entries, 'nights').map(({ night }) => night),
      ['20251011', '20251009'],
    );
    assert.deepEqual(seriesBehind(key, entries, 'nothing'), []);
  });

  it('are earlier nights only where time does not tell nights apart', () => {
    assert.deepEqual([mayStandBehind('nights', 'jd'), mayStandBehind('nights', 'ut')], [false, true]);
    assert.equal(mayStandBehind('filters', 'jd'), true);
  });

  it('lay another filter on the middle of T1, without what is left out', () => {
    const view = curveView(sampleCurve({ target: samplePoints([9, 9.1, 9.2]) }), { axis: 'jd', bars: 'none' });
    assert.ok(view !== null);
    const target = [...samplePoints([9.6, 9.7, 9.8]), samplePoint({ filename: 'bad', mag: 3, reported: false })];
    const ghost = ghostOf(sampleCurve({ band: 'B', target }), view, 'filters');
    assert.equal(ghost?.shift.toFixed(3), '-0.600');
    assert.deepEqual(
      ghost?.marks.map(({ x, y }) => [x.toFixed(2), y.toFixed(2)]),
      [
        ['0.30', '9.00'],
        ['0.31', '9.10'],
        ['0.32', '9.20'],
      ],
    );
    assert.equal(ghostOf(sampleCurve(), view, 'filters'), null);
  });

  it('leave an earlier night at its magnitudes, at its hours', () => {
    const view = curveView(sampleCurve({ target: samplePoints([9]) }), { axis: 'ut', bars: 'none' });
    assert.ok(view !== null);
    const earlier = sampleCurve({ target: [samplePoint({ jdUtc: 2_460_954.3, mag: 9.4 })] });
    const ghost = ghostOf(earlier, view, 'nights');
    assert.equal(ghost?.name, '2025-10-05');
    const mark = ghost.marks[0];
    assert.deepEqual([mark?.x.toFixed(3), mark?.y], [view.sets[0]?.marks[0]?.x.toFixed(3), 9.4]);
  });
});
