const HEALTHY_MILLISECONDS = 60_000;
const LONGEST_SECONDS = 30;
const MOST_RESTARTS = 8;

/** What is to be done about a process that ended although it should not. */
export type Verdict = { action: 'restart'; afterSeconds: number } | { action: 'give-up' };

/** How often a process has failed since it last ran for a healthy minute. */
export interface FailureCount {
  failures: number;
}

/** Waits 1, 2, 4 ... 30 s; a healthy minute wipes the slate; more than eight failures without one is the end. */
export function afterExit(before: FailureCount, livedMilliseconds: number): FailureCount & { verdict: Verdict } {
  const failures = (livedMilliseconds >= HEALTHY_MILLISECONDS ? 0 : before.failures) + 1;
  if (failures > MOST_RESTARTS) return { failures, verdict: { action: 'give-up' } };
  return { failures, verdict: { action: 'restart', afterSeconds: Math.min(2 ** (failures - 1), LONGEST_SECONDS) } };
}
