/** Minutes after which an outside service that did not answer is asked again; the last one is kept for the rest. */
const MINUTES = [1, 5, 15, 60, 360, 1440];

/** After so many tries a person has to look; a day's pace for two weeks. */
export const LAST_ATTEMPT = 20;

/** When to ask again after this many tries (ISO, UTC); '' when it is not tried by itself any more. */
export function retryAt(attempt: number, now: Date): string {
  if (attempt >= LAST_ATTEMPT) return '';
  const minutes = MINUTES[Math.min(attempt, MINUTES.length) - 1] ?? 1;
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}
