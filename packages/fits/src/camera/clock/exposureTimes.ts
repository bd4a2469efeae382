import type { Header } from '../../header/header.js';
import type { ClockRule } from '../cameraRule.js';
import type { ExposureReading } from '../exposure.js';
import { clockReadings } from './clockReadings.js';
import { middleOf } from './middle.js';
import { isStack, stackDoubts } from './stack.js';

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

/** Start and middle of the exposure by the camera's clock, and why they should not be believed as they stand. */
export function exposureTimes(
  header: Header,
  { clock, exposure }: { clock: ClockRule; exposure: Pick<ExposureReading, 'seconds' | 'problem'> },
): { times: ExposureTimes; doubts: string[] } {
  const exposureSeconds = exposure.seconds;
  const { moments, problem } = clockReadings(header, clock);
  if (problem !== null) {
    return { times: { startJdUtc: null, midJdUtc: null, timeProblem: problem, dateObs: null }, doubts: [] };
  }
  const { startMs, midMs, doubts } = middleOf(moments, {
    exposureSeconds,
    isStack: isStack(header, exposureSeconds),
  });
  const isTold = moments.mid !== undefined || (moments.start !== undefined && moments.end !== undefined);
  return {
    times: {
      startJdUtc: startMs === null ? null : julianDate(startMs),
      midJdUtc: midMs === null ? null : julianDate(midMs),
      timeProblem: exposure.problem ?? (exposureSeconds === null ? NO_EXPOSURE : null),
      dateObs: startMs === null ? null : new Date(Math.round(startMs)).toISOString(),
    },
    doubts: isTold ? doubts : [...doubts, ...stackDoubts(header, exposureSeconds)],
  };
}

/**
 * Days and the rest of the day are kept apart until the last addition, so the only rounding is that of a double near
 * 2.46 million: 4.7e-10 d between neighbours, an error of at most 0.02 ms.
 */
function julianDate(utcMs: number): number {
  const days = Math.floor(utcMs / DAY_MS);
  return UNIX_EPOCH_JD + days + (utcMs - days * DAY_MS) / DAY_MS;
}
