/** UTC as ISO text without zone, with so many decimals of the second. */
export function isoText(unixMilliseconds: number, decimals: 0 | 3 | 6 | 7 = 3): string {
  const text = new Date(unixMilliseconds).toISOString().slice(0, -1);
  return decimals === 0 ? text.slice(0, 19) : text.padEnd(20 + decimals, '0');
}

/** `-00 24 00.0`: sign always written; one rounding, in tenths of the last unit. */
export function degreesText(degrees: number): string {
  const tenths = Math.round(Math.abs(degrees) * 36_000);
  return `${degrees < 0 ? '-' : '+'}${partsText(tenths, 1)}`;
}

/** `19 32 29.31`: hours, minutes, seconds. */
export function hoursText(raDegrees: number): string {
  return partsText(Math.round((raDegrees / 15) * 360_000) % (24 * 360_000), 2);
}

function partsText(steps: number, decimals: 1 | 2): string {
  const second = 10 ** decimals;
  const seconds = ((steps % (60 * second)) / second).toFixed(decimals).padStart(3 + decimals, '0');
  const minutes = String(Math.floor(steps / (60 * second)) % 60).padStart(2, '0');
  return `${String(Math.floor(steps / (3600 * second))).padStart(2, '0')} ${minutes} ${seconds}`;
}

export function rounded(value: number, decimals: number): { float: number } {
  return { float: Number(value.toFixed(decimals)) };
}
