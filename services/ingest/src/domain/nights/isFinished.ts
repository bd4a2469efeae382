import { HELD, type StatusCode } from '@wombat/proto/words';

/** What goes on by itself, later. */
const GOES_ON: readonly StatusCode[] = [HELD, 'novsp'];

/** Whether nothing of a night is left to do: none of its series is worked on, or will be without a person. */
export function isFinished(series: readonly { apphot: StatusCode | null }[], hasLights: boolean): boolean {
  if (series.length === 0) return !hasLights;
  return series.every(({ apphot }) => apphot !== null && !GOES_ON.includes(apphot));
}
