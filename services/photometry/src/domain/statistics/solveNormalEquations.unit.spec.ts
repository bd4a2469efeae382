import assert from 'node:assert/strict';
import fc from 'fast-check';
import { solveNormalEquations } from './solveNormalEquations.js';

describe('solveNormalEquations', () => {
  it('solves and inverts', () => {
    const solved = solveNormalEquations(
      [
        [4, 2],
        [2, 3],
      ],
      [10, 8],
    );
    assert.ok(solved);
    assert.ok(Math.abs((solved.solution[0] ?? 0) - 1.75) < 1e-12);
    assert.ok(Math.abs((solved.solution[1] ?? 0) - 1.5) < 1e-12);
    assert.ok(Math.abs((solved.variances[0] ?? 0) - 3 / 8) < 1e-12);
    assert.ok(Math.abs((solved.variances[1] ?? 0) - 4 / 8) < 1e-12);
  });

  it('refuses what is not determined', () => {
    const singular = [
      [1, 1],
      [1, 1],
    ];
    assert.equal(solveNormalEquations(singular, [1, 1]), null);
  });

  it('gives back the unknowns of any positive definite system', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number), { minLength: 3, maxLength: 8 }), (rows) => {
        const unknowns = [1, -2, 0.5];
        const matrix = unknowns.map((_, i) =>
          unknowns.map((__, k) => rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[k] ?? 0), i === k ? 0.1 : 0)),
        );
        const right = matrix.map((row) => row.reduce((sum, value, k) => sum + value * (unknowns[k] ?? 0), 0));
        const solved = solveNormalEquations(matrix, right);
        assert.ok(solved);
        for (const [index, value] of solved.solution.entries()) {
          assert.ok(Math.abs(value - (unknowns[index] ?? 0)) < 1e-8);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
