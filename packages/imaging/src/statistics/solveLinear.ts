/**
 * Solves A x = b for a small dense matrix by Gaussian elimination with partial pivoting; null where A is singular.
 * A (rows) and b are not modified.
 */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  for (let column = 0; column < size; column++) {
    const best = rows.slice(column).reduce((a, b) => (magnitude(b, column) > magnitude(a, column) ? b : a));
    if (!(magnitude(best, column) > Number.MIN_VALUE)) return null;
    const at = rows.indexOf(best);
    [rows[at], rows[column]] = [rows[column] as number[], best];
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] as number) / (best[column] as number);
      for (let k = column; k <= size; k++) row[k] = (row[k] as number) - factor * (best[k] as number);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] as number[];
    let value = row[size] as number;
    for (let k = i + 1; k < size; k++) value -= (row[k] as number) * (solution[k] as number);
    solution[i] = value / (row[i] as number);
  }
  return solution;
}

function magnitude(row: readonly number[], column: number): number {
  return Math.abs(row[column] as number);
}
