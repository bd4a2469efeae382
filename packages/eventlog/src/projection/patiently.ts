import { setTimeout as sleep } from 'node:timers/promises';

const TRIES = 10;
const PAUSE_MILLISECONDS = 500;

/** A broker that has just started does not answer for its streams at once. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === TRIES) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
}
