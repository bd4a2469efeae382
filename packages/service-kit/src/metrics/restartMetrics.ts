import { readRestarts } from '../run/restartsFile.js';
import type { Numbers } from './numbers.js';

/**
 * How often each program of this home was started again, the broker and those that were given up among them; nothing
 * where nobody here keeps them running, as in containers.
 */
export function restartMetrics(numbers: Numbers, home: string): void {
  numbers.gauge('restarts', ['restarted'], () =>
    Object.entries(readRestarts(home) ?? {}).map(([restarted, { count }]) => [{ restarted }, count]),
  );
}
