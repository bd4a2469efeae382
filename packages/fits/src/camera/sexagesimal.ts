const SEXAGESIMAL = /^([+-]?)\s*(\d{1,3})(?:[:hd°\s]\s*)(\d{1,2})(?:[:m'\s]\s*(\d{1,2}(?:\.\d*)?)\s*[s"]?)?$/i;

/** "-00 18 18", "03:02:30.1", "+46:52" as a number in the unit of its first part; undefined for anything else. */
export function sexagesimal(text: string): number | undefined {
  const parts = SEXAGESIMAL.exec(text.trim());
  if (!parts) return undefined;
  const [, sign, whole = '0', minutes = '0', seconds = '0'] = parts;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return undefined;
  const size = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
  return sign === '-' ? -size : size;
}
