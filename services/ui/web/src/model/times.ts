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

/** `18:45` in UTC, to the nearest minute. */
export function clockOfJd(jd: number): string {
  const minutes = Math.round(((jd - UNIX_EPOCH_JD) * DAY_MILLISECONDS) / 60_000);
  return new Date(minutes * 60_000).toISOString().slice(11, 16);
}

/** `01:12` on the clock of who looks, or with the day where it was another one. */
export function clockTime(at: Date, now: Date): string {
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (at.toDateString() === now.toDateString()) return clock;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock}`;
}

/** `2026-01-02 03:04 UTC` of an instant as events keep it; '' of none. */
export function instantText(iso: string): string {
  return iso === '' ? '' : `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `2026-01-02 03:04:05 UTC` of the same; what is no instant stays as it is. */
export function secondText(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(iso) ? `${iso.slice(0, 19).replace('T', ' ')} UTC` : iso;
}

/** `4:56` of seconds, for counting down. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
