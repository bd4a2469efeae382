import assert from 'node:assert/strict';
import { sampleCurve, samplePoint } from '../testing/samples.js';
import { curveView } from './curveView.js';
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
      lines.map((line) => line.map(({ y }) => y)),
      [[1.1, 1.3]],
    );
  });

  it('tell how the star moved over the frames from the first on', () => {
    assert.ok(set !== undefined);
    assert.deepEqual(
      stripOf('place', set).lines.map((line) => line.map(({ y }) => y)),
      [
        [0, 1, 3],
        [0, -2, -1],
      ],
    );
  });
});
