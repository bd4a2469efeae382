import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const WORKER_LOG = /-worker-.*\.log$/;
/** A quarter of a year. */
const KEPT_MILLISECONDS = 90 * 86_400_000;

/**
 * Removes logs of workers that wrote nothing for so long: a worker in a container has the name of that container, and
 * whoever makes it anew would leave a log each time.
 */
export function forgetGoneWorkers(folder: string, now: Date): void {
  for (const name of readdirSync(folder).filter((one) => WORKER_LOG.test(one))) {
    const path = join(folder, name);
    // Several programs may start at once and look at the same.
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime();
    if (now.getTime() - written > KEPT_MILLISECONDS) rmSync(path, { force: true });
  }
}
