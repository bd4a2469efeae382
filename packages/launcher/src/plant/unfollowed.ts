import type { Observation } from './idleRule.js';
import type { Observer } from './observer.js';

/** Where nothing moves: whether the log is what keeps it, as it is not followed or has lost what somebody counts on. */
export async function mayBeMended(now: Observation, observer: Pick<Observer, 'lostFromLog'>): Promise<boolean> {
  if (isUnfollowed(now)) return true;
  const lost = await observer.lostFromLog();
  return lost !== null && lost.length > 0;
}

/**
 * Whether what is waited for is the log itself: no job is queued, and a service has not got what the broker says it
 * holds, is refused what it decides, or does not come to answer. One that says that it makes its tables anew is at
 * work.
 */
export function isUnfollowed({ heads, workMessages, services, silent, missing, starting = [] }: Observation): boolean {
  if (heads === null || workMessages > 0 || missing.length > 0) return false;
  const isBehind = services.some(
    (service) =>
      service !== null &&
      service.running === 0 &&
      (!service.ready ||
        service.refused > 0 ||
        service.projected.some(({ stream, sequence }) => sequence < (heads[stream] ?? 0))),
  );
  return isBehind || silent.some((name) => !starting.includes(name));
}
