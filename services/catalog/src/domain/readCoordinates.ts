const NUMBER = '[+-]?\\d+(?:\\.\\d*)?';
const DEGREES = new RegExp(`^(${NUMBER})[\\s,]+(${NUMBER})$`);
const GAP = "[\\s:hmd°′']+";
const SEXAGESIMAL = new RegExp(
  `^(\\d{1,2})${GAP}(\\d{1,2})${GAP}(\\d{1,2}(?:\\.\\d*)?)s?[\\s,]+([+-]?)(\\d{1,2})${GAP}(\\d{1,2})${GAP}(\\d{1,2}(?:\\.\\d*)?)["″s]?$`,
);

/**
 * Coordinates as people write them, in degrees: two numbers are degrees (`325.678 +43.586`, `325.678,43.586`), six are
 * hours, minutes, seconds and degrees, minutes, seconds (`21:42:42.8 +43:35:10`). Null: no coordinates, perhaps a name.
 */
export function readCoordinates(text: string): { raDegrees: number; decDegrees: number } | null {
  const degrees = DEGREES.exec(text);
  if (degrees !== null) return { raDegrees: Number(degrees[1]), decDegrees: Number(degrees[2]) };
  const parts = SEXAGESIMAL.exec(text);
  if (parts === null) return null;
  const [, hours, minutes, seconds, sign, ...dec] = parts;
  return { raDegrees: 15 * inUnits([hours, minutes, seconds]), decDegrees: (sign === '-' ? -1 : 1) * inUnits(dec) };
}

function inUnits([whole, minutes, seconds]: readonly (string | undefined)[]): number {
  return Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
}
