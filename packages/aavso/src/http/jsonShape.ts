export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names, marks and remarks of these services are far shorter. */
const LONGEST_TEXT = 1_000;

/** Text of a JSON string or number, without blanks at its ends; null where there is none, or one nobody would write. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) return null;
  const text = value.trim();
  return text === '' ? null : text;
}
