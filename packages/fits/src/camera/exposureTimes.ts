import type { Header } from '../header/header.js';
import type { ClockRule } from './cameraRule.js';
import { clockReading } from './clockReading.js';

export interface ExposureTimes {
  /** UTC as a Julian date. */
  startJdUtc: number | null;
  midJdUtc: number | null;
  /** A sentence when one of them is missing. */
  timeProblem: string | null;
  /** Start, UTC, ISO 8601 with milliseconds and Z. */
  dateObs: string | null;
}

const DAY_MS = 86_400_000;
const UNIX_EPOCH_JD = 2_440_587.5;
const NO_EXPOSURE = 'the exposure time is missing, so the mid-exposure time is unknown';

/** Start and middle of the exposure by the camera's clock. */
export function exposureTimes(
  header: Header,
  { clock, exposureSeconds }: { clock: ClockRule; exposureSeconds: number | null },
): ExposureTimes {
  const reading = clockReading(header, clock);
  if (reading.problem !== undefined) {
    return { startJdUtc: null, midJdUtc: null, timeProblem: reading.problem, dateObs: null };
  }
  const halfMs = exposureSeconds === null ? null : exposureSeconds * 500;
  const means = clock.means ?? 'start';
  const startMs = means === 'start' ? reading.utcMs : minus(reading.utcMs, halfMs);
  const midMs = means === 'mid' ? reading.utcMs : halfMs === null ? null : reading.utcMs + halfMs;
  return {
    startJdUtc: startMs === null ? null : julianDate(startMs),
    midJdUtc: midMs === null ? null : julianDate(midMs),
    timeProblem: halfMs === null ? NO_EXPOSURE : null,
    dateObs: startMs === null ? null : new Date(Math.round(startMs)).toISOString(),
  };
}

function minus(ms: number, lessMs: number | null): number | null {
  return lessMs === null ? null : ms - lessMs;
}

/**
 * Days and the rest of the day are kept apart until the last addition, so the only rounding is that of a double near
 * 2.46 million: 4.7e-10 d between neighbours, an error of at most 0.02 ms.
 */
function julianDate(utcMs: number): number {
  const days = Math.floor(utcMs / DAY_MS);
  return UNIX_EPOCH_JD + days + (utcMs - days * DAY_MS) / DAY_MS;
}
