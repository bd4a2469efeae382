/** After so many tries a person has to look; with the usual pace these are two weeks. */
export const LAST_ATTEMPT = 20;

/**
 * When to ask again after this many tries (ISO, UTC), by the minutes after each try, of which the last one is kept for
 * the rest; '' when it is not tried by itself any more.
 */
export function retryAt({ attempt, now, minutes }: { attempt: number; now: Date; minutes: readonly number[] }): string {
  if (attempt >= LAST_ATTEMPT) return '';
  const wait = minutes[Math.min(attempt, minutes.length) - 1] ?? minutes[0] ?? 1;
  return new Date(now.getTime() + wait * 60_000).toISOString();
}
