import assert from 'node:assert/strict';
import { flatProblem } from './flatProblem.js';

describe('flatProblem', () => {
  const problem = (light: number, below: number, saturation?: number) => flatProblem({ light, below, saturation });

  it('finds nothing wrong with a flat that has light and is not saturated', () => {
    assert.deepEqual([problem(20_000, 1000), problem(64_534, 1000), problem(10, 0, 4095)], ['', '', '']);
  });

  it('says where there is no light', () => {
    assert.deepEqual([problem(0, 1000), problem(-3, 0), problem(Number.NaN, 0)], Array(3).fill('no light in it'));
  });

  it('judges saturation on raw counts, by 16 bits where nothing is known', () => {
    assert.equal(problem(64_535, 1000), 'saturated: half of it is at 65535 or above');
    assert.equal(problem(3100, 1000, 4095), 'saturated: half of it is at 4095 or above');
  });
});
