import assert from 'node:assert/strict';
import fc from 'fast-check';
import { solveLinear } from './solveLinear.js';

describe('solveLinear', () => {
  it('solves what it is given, also with a zero on the diagonal', () => {
    assert.deepEqual(
      solveLinear(
        [
          [0, 2],
          [4, 0],
        ],
        [6, 8],
      ),
      [2, 3],
    );
  });

  it('knows a singular matrix', () => {
    const matrix = [
      [1, 2],
      [2, 4],
    ];
    assert.equal(solveLinear(matrix, [1, 2]), null);
  });

  it('finds x back from A x', () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    const vector = fc.array(entry, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(vector, { minLength: 5, maxLength: 5 }), vector, (rows, expected) => {
        const matrix = rows.map((row, i) => row.map((value, j) => (i === j ? value + 6 : value)));
        const right = matrix.map((row) => row.reduce((sum, value, j) => sum + value * (expected[j] ?? 0), 0));
        const solution = solveLinear(matrix, right);
        assert.ok(solution?.every((value, i) => Math.abs(value - (expected[i] ?? 0)) < 1e-12));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
