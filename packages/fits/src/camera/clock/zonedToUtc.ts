const formats = new Map<string, Intl.DateTimeFormat>();
const DAY_MS = 86_400_000;

/**
 * The UTC instant (ms since 1970) at which the clocks of an IANA zone show `localMs` (the same count, taken as if it
 * were UTC). An hour that comes twice in autumn is the first one; one that is left out in spring is read by the
 * offset before it. Throws RangeError for a zone the platform does not know.
 */
export function zonedToUtc(localMs: number, zone: string): number {
  const before = offsetMs(localMs - DAY_MS, zone);
  const after = offsetMs(localMs + DAY_MS, zone);
  const candidates = [localMs - Math.max(before, after), localMs - Math.min(before, after)];
  return candidates.find((utcMs) => utcMs + offsetMs(utcMs, zone) === localMs) ?? localMs - before;
}

function offsetMs(utcMs: number, zone: string): number {
  const whole = Math.floor(utcMs / 1000) * 1000;
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = { month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', ...numeric });
  formats.set(zone, format);
  return format;
}
