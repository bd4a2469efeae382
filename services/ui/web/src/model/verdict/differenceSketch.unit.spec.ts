import assert from 'node:assert/strict';
import { differenceSketch } from './differenceSketch.js';

const SIZE = { width: 100, height: 40 };
const point = (date: string, change: number | null) => ({ date, magBefore: '9.000', magNow: '9.000', change });

describe('how two revisions differ, as a drawing', () => {
  it('puts brighter points above the line of no difference, over the time of the night', () => {
    const points = [point('2460964.30', -0.02), point('2460964.35', 0), point('2460964.40', 0.01)];
    const sketch = differenceSketch(points, SIZE);
    assert.deepEqual(
      sketch?.places.map(({ x, y }) => [Math.round(x), Math.round(y)]),
      [
        [0, 0],
        [50, 20],
        [100, 30],
      ],
    );
    assert.deepEqual([sketch?.zero, sketch?.reach], [20, 0.02]);
  });

  it('does not blow up what a report rounds away', () => {
    assert.equal(differenceSketch([point('1.1', 0), point('1.2', 0.001)], SIZE)?.reach, 0.005);
  });

  it('leaves out limits and what only one of the two has, and is not drawn of fewer than two points', () => {
    assert.equal(differenceSketch([point('1.1', null), point('1.2', 0.1), point('1.3', 0)], SIZE)?.places.length, 2);
    assert.equal(differenceSketch([point('1.1', null), point('1.2', 0.1)], SIZE), null);
    assert.equal(differenceSketch([], SIZE), null);
  });
});
