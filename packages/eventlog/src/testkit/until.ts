import { setTimeout as sleep } from 'node:timers/promises';

const GIVE_UP_MILLISECONDS = 60_000;

/** Waits for a condition, however slow the machine; what never comes ends the test instead of hanging it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await condition()); waited += 10) {
    if (waited > GIVE_UP_MILLISECONDS) throw new Error(`waited in vain for: ${condition}`);
    await sleep(10);
  }
}
