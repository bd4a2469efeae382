/**
 * `hh:mm:ss.ss` or `dd:mm:ss.s`, with or without a sign (which also counts on `-00:..`), in the unit of its first
 * part; null where the text is not of that form.
 */
export function parseSexagesimal(text: string): number | null {
  const match = /^\s*([+-]?)(\d{1,3})[: ]([0-5]?\d)[: ]([0-5]?\d(?:\.\d*)?|60(?:\.0*)?)\s*$/.exec(text);
  if (match === null) return null;
  const [, sign, whole, minutes, seconds] = match;
  const size = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3_600;
  return sign === '-' ? -size : size;
}
