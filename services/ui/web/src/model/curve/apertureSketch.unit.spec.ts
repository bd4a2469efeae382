import assert from 'node:assert/strict';
import { apertureSketch } from './apertureSketch.js';

const size = { width: 100, height: 50 };
const tried = [
  { radiusPixels: 4, lightFraction: 0.8, targetSnr: 50, predictedError: 0.02 },
  { radiusPixels: 6, lightFraction: 0.9, targetSnr: 80, predictedError: 0.01 },
  { radiusPixels: 9, lightFraction: 1, targetSnr: 25, predictedError: 0.04 },
];

describe('apertureSketch', () => {
  it('draws the error of T1 and the light inside over the radius, and where the series stands', () => {
    const sketch = apertureSketch({ radiusPixels: 6, tried }, size);
    assert.ok(sketch !== null);
    assert.equal(sketch.error, 'M0.0 25.0L40.0 37.5L100.0 0.0');
    assert.equal(sketch.light, 'M0.0 10.0L40.0 5.0L100.0 0.0');
    assert.equal(sketch.chosen, 40);
    assert.deepEqual(sketch.ends, { smallest: '4.0 px', largest: '9.0 px', error: '0.0400 mag' });
  });

  it('tells the same in words', () => {
    assert.equal(
      apertureSketch({ radiusPixels: 6, tried }, size)?.label,
      'Error of T1 by star radius: 0.0200 mag at 4.0 px, 0.0100 mag at 6.0 px, 0.0400 mag at 9.0 px, 0.0100 mag at the 6.0 px of the series',
    );
  });

  it('draws nothing of one radius', () => {
    assert.equal(apertureSketch({ radiusPixels: 4, tried: tried.slice(0, 1) }, size), null);
    assert.equal(apertureSketch({ radiusPixels: 4, tried: [] }, size), null);
  });
});
