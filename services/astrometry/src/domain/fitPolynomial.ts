import { type PointPair, solveLinear } from '@wombat/imaging';
import type { Distortion, PolynomialTerm } from '@wombat/sky';

/**
 * The polynomials of degrees `lowest` to `highest` in x and y of least squared distances; null where they are not
 * determined.
 */
export function fitPolynomial(
  pairs: readonly PointPair[],
  { lowest, highest }: { lowest: number; highest: number },
): Distortion | null {
  // Powers of numbers up to 1 keep the sums within what the equations can be solved for.
  const size = Math.max(...pairs.map(({ from }) => Math.max(Math.abs(from.x), Math.abs(from.y))));
  const powers = powersOf(lowest, highest);
  const rows = pairs.map(({ from }) => powers.map(({ x, y }) => (from.x / size) ** x * (from.y / size) ** y));
  const normal = powers.map((_, i) => powers.map((_, j) => sumOf(rows, (row) => at(row, i) * at(row, j))));
  const axis = (values: readonly number[]): PolynomialTerm[] | null => {
    const right = powers.map((_, i) => sumOf(rows, (row, index) => at(row, i) * at(values, index)));
    const solved = solveLinear(normal, right);
    if (solved === null || !solved.every(Number.isFinite)) return null;
    return powers.map(({ x, y }, i) => ({ coefficient: at(solved, i) / size ** (x + y), x, y, r: 0 }));
  };
  const [x, y] = [axis(pairs.map(({ to }) => to.x)), axis(pairs.map(({ to }) => to.y))];
  return x === null || y === null ? null : { x, y };
}

function powersOf(lowest: number, highest: number): { x: number; y: number }[] {
  const degrees = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  return degrees.flatMap((degree) => Array.from({ length: degree + 1 }, (_, y) => ({ x: degree - y, y })));
}

function sumOf(rows: readonly (readonly number[])[], value: (row: readonly number[], index: number) => number): number {
  return rows.reduce((sum, row, index) => sum + value(row, index), 0);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
