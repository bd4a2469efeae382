/** Square root of the sum of squares. */
export function quadrature(...parts: readonly number[]): number {
  return Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0));
}
