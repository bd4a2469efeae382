import assert from 'node:assert/strict';
import { sampleCurve, samplePoint } from '../testing/samples.js';
import { curveView } from './curveView.js';
import { stripPlaceAt, stripWords } from './stripPlaces.js';
import { isStripKind, stripKindsOf, stripOf } from './strips.js';

const target = [
  samplePoint({ jdUtc: 2_460_964.1, airmass: 1.1, x: 500, y: 400 }),
  samplePoint({ jdUtc: 2_460_964.2, x: 501, y: 398 }),
  samplePoint({ jdUtc: 2_460_964.3, airmass: 1.3, x: 503, y: 399 }),
];

describe('the strips below a curve', () => {
  const set = curveView(sampleCurve({ target }), { axis: 'jd', bars: 'none' })?.sets[0];

  it('are offered where something is known', () => {
    assert.deepEqual(stripKindsOf(sampleCurve({ target })), ['airmass', 'place']);
    assert.deepEqual([isStripKind('airmass'), isStripKind('toString')], [true, false]);
  });

  it('leave out what is not known', () => {
    assert.ok(set !== undefined);
    const { lines, title, reversed } = stripOf('airmass', set);
    assert.deepEqual([title, reversed], ['airmass', true]);
    assert.deepEqual(
      lines.map(({ places }) => places.map(({ y }) => y)),
      [[1.1, 1.3]],
    );
  });

  it('tell how the star moved over the frames from the first on', () => {
    assert.ok(set !== undefined);
    assert.deepEqual(
      stripOf('place', set).lines.map(({ places }) => places.map(({ y }) => y)),
      [
        [0, 1, 3],
        [0, -2, -1],
      ],
    );
  });

  it('tell of every comparison star where it is fainter than the others say, by its label', () => {
    const comps = ['118', '121', '125'].map((label, at) => ({
      ...{ label, auid: `000-BCD-00${at}`, role: at === 2 ? '' : 'C3', raDegrees: 0, decDegrees: 0 },
      ...{ catalogueMag: 11.8, catalogueError: 0.02, reason: '' },
    }));
    const compResiduals: Record<string, number>[] = [
      { '000-BCD-000': 0.0012, '000-BCD-001': -0.0012 },
      { '000-BCD-000': -0.002 },
    ];
    const curve = sampleCurve({
      comps,
      target: compResiduals.map((own, at) => samplePoint({ jdUtc: 2_460_964 + at, compResiduals: own })),
    });
    const own = curveView(curve, { axis: 'jd', bars: 'none' })?.sets[0];
    assert.ok(own !== undefined);
    assert.deepEqual(stripKindsOf(curve), ['comps']);
    const strip = stripOf('comps', own, comps);
    assert.deepEqual(
      strip.lines.map(({ name, places }) => [name, ...places.map(({ y }) => y)]),
      [
        ['118', 1.2, -2],
        ['121', -1.2],
      ],
    );
    const [, second] = strip.lines;
    const x = second?.places[0]?.x ?? Number.NaN;
    const found = stripPlaceAt(strip, { x, y: -1 }, { x: 10, y: 10 }, 28);
    assert.deepEqual(found, { line: 1, x, y: -1.2 });
    assert.equal(stripWords(strip, { line: 0, y: 1.2 }), 'comp 118: +1.2 mmag');
    assert.equal(stripPlaceAt(strip, { x, y: 90 }, { x: 10, y: 10 }, 28), null);
  });
});
