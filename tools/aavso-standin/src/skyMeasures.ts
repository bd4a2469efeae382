const RADIAN = Math.PI / 180;

export interface Position {
  raDegrees: number;
  decDegrees: number;
}

/** Whether a star lies in the square of a chart: tangent plane round its centre, edges along RA and declination. */
export function isInSquare(star: Position, centre: Position, sideDegrees: number): boolean {
  const turn = (star.raDegrees - centre.raDegrees) * RADIAN;
  const [sinStar, cosStar] = [Math.sin(star.decDegrees * RADIAN), Math.cos(star.decDegrees * RADIAN)];
  const [sinCentre, cosCentre] = [Math.sin(centre.decDegrees * RADIAN), Math.cos(centre.decDegrees * RADIAN)];
  const towards = sinCentre * sinStar + cosCentre * cosStar * Math.cos(turn);
  const east = (cosStar * Math.sin(turn)) / towards;
  const north = (cosCentre * sinStar - sinCentre * cosStar * Math.cos(turn)) / towards;
  const half = Math.tan((sideDegrees / 2) * RADIAN);
  return towards > 0 && Math.abs(east) <= half && Math.abs(north) <= half;
}

/** `19:32:29.31`: RA in hours to hundredths of a second. */
export function raText(raDegrees: number): string {
  return sexagesimal({ units: raDegrees / 15, decimals: 2, wrap: 24 });
}

/** `56:23:17.5` or `-05:22:31.2`: declination to tenths; no plus sign, as the service writes it. */
export function decText(decDegrees: number): string {
  const sign = decDegrees < 0 ? '-' : '';
  return sign + sexagesimal({ units: Math.abs(decDegrees), decimals: 1, wrap: Number.POSITIVE_INFINITY });
}

function sexagesimal({ units, decimals, wrap }: { units: number; decimals: number; wrap: number }): string {
  const step = 10 ** decimals;
  // Rounded once, in the smallest unit, so that 59.99 never becomes 60.0.
  const steps = Math.round(units * 3600 * step);
  const seconds = steps % (60 * step);
  const minutes = Math.floor(steps / (60 * step)) % 60;
  const whole = Math.floor(steps / (3600 * step));
  const first = String(wrap === 24 ? whole % 24 : whole).padStart(2, '0');
  return `${first}:${String(minutes).padStart(2, '0')}:${(seconds / step).toFixed(decimals).padStart(decimals + 3, '0')}`;
}

/** Degrees out of decimal degrees or sexagesimal text (`perUnit` 15 where the text counts hours); null when neither. */
export function readAngle(text: string, perUnit: 1 | 15): number | null {
  if (!text.includes(':')) {
    const degrees = Number(text);
    return text.trim() !== '' && Number.isFinite(degrees) ? degrees : null;
  }
  const [whole = 0, minutes = 0, seconds = 0] = text.replace('-', '').split(':').map(Number);
  const value = (whole + minutes / 60 + seconds / 3600) * perUnit * (text.trim().startsWith('-') ? -1 : 1);
  return Number.isFinite(value) ? value : null;
}
