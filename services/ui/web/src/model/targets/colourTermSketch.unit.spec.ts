import assert from 'node:assert/strict';
import type { ColourTermHistory } from '../../../../server/src/domain/contract.js';
import { colourTermSketch } from './colourTermSketch.js';

const BOX = { width: 100, height: 50 };
const night = (day: number, value: number | null, told: number | null = null) => ({
  night: `202401${String(day).padStart(2, '0')}`,
  targetName: 'XZ Cyg',
  fitted: value === null ? null : { value, error: 0.01 },
  configured: told === null ? null : { value: told, error: 0.002 },
});
const of = (nights: ColourTermHistory['nights'], mean: ColourTermHistory['mean'] = null) =>
  colourTermSketch({ camera: 'ASI', filter: 'V', basis: 'B-V', nights, mean, setting: '' }, BOX);
const startsOf = (path: string) => [...path.matchAll(/M([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('the drawing of colour terms over the nights', () => {
  it('has each night at its date, with the error as long as it is', () => {
    const drawn = of([night(1, 0.02), night(11, 0.06)]);
    const [bottom, middle, , later] = startsOf(drawn.fitted);
    assert.ok(bottom !== undefined && middle !== undefined && later !== undefined);
    assert.ok((bottom[1] ?? 0) > (middle[1] ?? 0) && (middle[1] ?? 0) > (later[1] ?? 0));
    assert.ok((later[0] ?? 0) - (middle[0] ?? 0) > 80);
    assert.deepEqual(
      drawn.nights.map(({ text }) => text),
      ['2024-01-01', '2024-01-11'],
    );
  });

  it('marks what was told for the camera apart, and the mean', () => {
    const drawn = of([night(1, 0.02), night(2, null, 0.03)], { value: 0.02, error: 0.01 });
    assert.equal(startsOf(drawn.configured).length, 1);
    assert.equal(startsOf(drawn.fitted).length, 2);
    assert.ok(drawn.mean !== null && drawn.mean > 0 && drawn.mean < BOX.height);
    assert.equal(drawn.words, '2 nights, mean +0.020 ± 0.010');
    assert.deepEqual(
      drawn.lines.map(({ fitted, configured }) => [fitted, configured]),
      [
        ['+0.020 ± 0.010', '–'],
        ['–', '+0.030 ± 0.002'],
      ],
    );
  });

  it('has a scale around one night alone', () => {
    const drawn = of([night(1, -0.02)]);
    assert.equal(drawn.words, 'one night');
    assert.deepEqual(startsOf(drawn.fitted)[1], [50, 25]);
    assert.equal(drawn.nights.length, 1);
    assert.ok(drawn.coefficients.length > 0);
  });
});
