const FREE_TRIES = 5;
const LONGEST_SECONDS = 60;
const FORGOTTEN_MILLISECONDS = 3_600_000;

interface Failures {
  count: number;
  /** Milliseconds since 1970. */
  last: number;
}

/**
 * Makes guessing of passwords slow: after five failures of a name or an address each further try has to wait, 1 s at
 * first, twice as long each time, a minute at most, so that nobody is shut out by somebody else for long. An hour
 * without a failure forgets all. `now` in milliseconds since 1970.
 */
export class LoginThrottle {
  private readonly failures = new Map<string, Failures>();

  /** Seconds to wait before it may be tried; 0: now. */
  waitSeconds(keys: readonly string[], now: number): number {
    return Math.max(...keys.map((key) => waitOf(this.failures.get(key), now)));
  }

  failed(keys: readonly string[], now: number): void {
    for (const [key, { last }] of this.failures) if (now - last > FORGOTTEN_MILLISECONDS) this.failures.delete(key);
    for (const key of keys) this.failures.set(key, { count: (this.failures.get(key)?.count ?? 0) + 1, last: now });
  }

  succeeded(keys: readonly string[]): void {
    for (const key of keys) this.failures.delete(key);
  }
}

function waitOf(failures: Failures | undefined, now: number): number {
  if (failures === undefined || failures.count < FREE_TRIES) return 0;
  const wait = Math.min(2 ** (failures.count - FREE_TRIES), LONGEST_SECONDS);
  return Math.max(0, Math.ceil((failures.last + wait * 1_000 - now) / 1_000));
}
