export interface NormalSolution {
  solution: readonly number[];
  /** Diagonal of the inverse matrix: variances where the equations are weighted by inverse variances. */
  variances: readonly number[];
}

/**
 * Solves a symmetric positive definite system by Cholesky decomposition; null where the matrix is not positive definite
 * (the unknowns are not determined). `matrix` is square, row by row.
 */
export function solveNormalEquations(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): NormalSolution | null {
  const lower = choleskyFactor(matrix);
  if (lower === null) return null;
  const size = right.length;
  const solve = (column: readonly number[]) => backward(lower, forward(lower, column));
  const unit = (index: number) => Array.from({ length: size }, (_, row) => (row === index ? 1 : 0));
  return {
    solution: solve(right),
    variances: Array.from({ length: size }, (_, index) => solve(unit(index))[index] ?? Number.NaN),
  };
}

function at(rows: readonly (readonly number[])[], row: number, column: number): number {
  return rows[row]?.[column] ?? 0;
}

function choleskyFactor(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower: number[][] = [];
  for (let row = 0; row < matrix.length; row++) {
    const current: number[] = [];
    lower.push(current);
    for (let column = 0; column <= row; column++) {
      let rest = at(matrix, row, column);
      for (let k = 0; k < column; k++) rest -= at(lower, row, k) * at(lower, column, k);
      if (column < row) {
        current.push(rest / at(lower, column, column));
      } else if (rest > 1e-12 * at(matrix, row, row)) {
        current.push(Math.sqrt(rest));
      } else {
        return null;
      }
    }
  }
  return lower;
}

function forward(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const out: number[] = [];
  for (let row = 0; row < right.length; row++) {
    let rest = right[row] ?? 0;
    for (let k = 0; k < row; k++) rest -= at(lower, row, k) * (out[k] ?? 0);
    out.push(rest / at(lower, row, row));
  }
  return out;
}

function backward(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const out = [...right];
  for (let row = right.length - 1; row >= 0; row--) {
    let rest = right[row] ?? 0;
    for (let k = row + 1; k < right.length; k++) rest -= at(lower, k, row) * (out[k] ?? 0);
    out[row] = rest / at(lower, row, row);
  }
  return out;
}
