import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a condition, however long the machine takes; a test's own limit ends what never comes. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}
