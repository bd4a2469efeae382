import { DEGREES_PER_HOUR, normalizeDegrees } from './angle.js';

const SECONDS_PER_UNIT = 3600;

/** Right ascension as `HH:MM:SS.ss`, rounded once at the last decimal with the carry, 24 h becoming 0 h. */
export function formatHours(raDegrees: number, decimals: number): string {
  const perSecond = 10 ** decimals;
  const ticks = Math.round((normalizeDegrees(raDegrees) / DEGREES_PER_HOUR) * SECONDS_PER_UNIT * perSecond);
  return partsText(ticks % (24 * SECONDS_PER_UNIT * perSecond), decimals);
}

/** Declination as `+DD:MM:SS.ss`, always signed, rounded once at the last decimal with the carry. */
export function formatDegrees(decDegrees: number, decimals: number): string {
  const ticks = Math.round(Math.abs(decDegrees) * SECONDS_PER_UNIT * 10 ** decimals);
  const sign = decDegrees < 0 && ticks > 0 ? '-' : '+';
  return sign + partsText(ticks, decimals);
}

/** `ticks` counts the smallest unit shown, so that nothing is rounded twice. */
function partsText(ticks: number, decimals: number): string {
  const perSecond = 10 ** decimals;
  const wholeSeconds = Math.floor(ticks / perSecond);
  const fraction = decimals > 0 ? `.${zeroPadded(ticks % perSecond, decimals)}` : '';
  const whole = Math.floor(wholeSeconds / SECONDS_PER_UNIT);
  const minutes = Math.floor(wholeSeconds / 60) % 60;
  return `${zeroPadded(whole)}:${zeroPadded(minutes)}:${zeroPadded(wholeSeconds % 60)}${fraction}`;
}

function zeroPadded(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
