const FIRST_DELAY_MILLISECONDS = 1_000;
const LONGEST_DELAY_MILLISECONDS = 60_000;

/**
 * Exponential back-off with jitter: 1, 2, 4 ... s (at most 60 s), times 0.5 to 1.5, so that clients do not march in
 * step.
 */
export function backOffMilliseconds(attempt: number, random: () => number): number {
  const delay = Math.min(FIRST_DELAY_MILLISECONDS * 2 ** (attempt - 1), LONGEST_DELAY_MILLISECONDS);
  return delay * (0.5 + random());
}

/**
 * The Retry-After header (RFC 9110, 10.2.3), seconds or a date, as milliseconds from now; null: absent or unreadable.
 */
export function retryAfterMilliseconds(header: string | null, nowMilliseconds: number): number | null {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMilliseconds);
}
