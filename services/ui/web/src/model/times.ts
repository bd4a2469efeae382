const UNIX_EPOCH_JD = 2_440_587.5;
const DAY_MILLISECONDS = 86_400_000;

/** `2025-10-15 18:45:20 UTC` of a Julian date in UTC, to the nearest second. */
export function utcOfJd(jd: number): string {
  const seconds = Math.round(((jd - UNIX_EPOCH_JD) * DAY_MILLISECONDS) / 1000);
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `2025-10-15` of a night's `20251015`; any other text stays as it is. */
export function nightText(night: string): string {
  return /^\d{8}$/.test(night) ? `${night.slice(0, 4)}-${night.slice(4, 6)}-${night.slice(6)}` : night;
}
