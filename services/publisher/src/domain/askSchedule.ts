/**
 * Minutes after which the archive is asked about a doubt, from the last time on: it shows new observations with delay.
 */
const MINUTES = [10, 60, 360, 1_440] as const;

/** Milliseconds since 1970 of the next question; null: asked often enough, a person has to look. */
export function nextAskMilliseconds(lastIso: string, asked: number): number | null {
  const minutes = MINUTES[asked];
  return minutes === undefined ? null : Date.parse(lastIso) + minutes * 60_000;
}
