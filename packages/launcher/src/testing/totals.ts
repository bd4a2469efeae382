/** How many tests and checks went how. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

export function addTotals(parts: readonly Totals[]): Totals {
  const sum: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of parts) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/** The closing line, in the form that test runners are read by. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Running nothing is no success. */
export function exitCodeOf({ passed, failed }: Totals): 0 | 1 {
  return failed > 0 || passed === 0 ? 1 : 0;
}
