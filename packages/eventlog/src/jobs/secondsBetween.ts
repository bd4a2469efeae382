/**
 * Since when something stands, also where the clock was put back meanwhile: that is no reason to wait for the rest of
 * the day.
 */
export function secondsBetween(at: string, nowMilliseconds: number): number {
  return Math.abs(nowMilliseconds - Date.parse(at)) / 1000;
}
