import type { ClockReadings, MomentReading } from './clockReadings.js';

export interface ExposureMiddle {
  /** Ms since 1970 UTC; null where the exposure time that leads to it is unknown. */
  readonly startMs: number | null;
  readonly midMs: number | null;
  readonly doubts: string[];
}

type Moments = ClockReadings['moments'];

/** Times that agree so well are one; of them those with the exposure time have more digits. */
const SAME_MS = 1000;
/** A frame is read out, and its end written, within this part of the exposure and this time. */
const READOUT_PART = 0.1;
const READOUT_MS = 10_000;
/** Clocks of two zones differ by whole half hours. */
const ZONE_STEP_MS = 1_800_000;

/**
 * The middle of an exposure from what its header tells of start, middle and end. Where these contradict the exposure
 * time, as with stacks whose EXPTIME is a sum or that of one, the times are believed and a doubt says so.
 */
export function middleOf(
  moments: Moments,
  { exposureSeconds, isStack }: { exposureSeconds: number | null; isStack: boolean },
): ExposureMiddle {
  const { start, mid, end } = moments;
  const exposureMs = exposureSeconds === null ? null : exposureSeconds * 1000;
  const doubts = [start, mid, end].flatMap((reading) => reading?.doubts ?? []);
  const spanned = start === undefined || end === undefined ? null : betweenThem(start, end, { exposureMs, isStack });
  const plain = spanned ?? fromOne(moments, exposureMs);
  const startMs = start?.utcMs ?? plain.startMs;
  if (mid === undefined || start === undefined) return { ...plain, startMs, doubts: [...doubts, ...plain.doubts] };
  const isOtherClock = !isStack && plain.midMs !== null && areZonesApart(mid.utcMs - plain.midMs, exposureMs);
  const told = isOtherClock ? otherClock(mid, start) : againstTold(mid, start, end, exposureMs);
  if (told !== null) return { startMs, midMs: plain.midMs, doubts: [...doubts, ...plain.doubts, told] };
  const apartMs = plain.midMs === null ? 0 : Math.abs(plain.midMs - mid.utcMs);
  if (spanned === null && plain.midMs !== null && apartMs <= SAME_MS) return { startMs, midMs: plain.midMs, doubts };
  return { startMs, midMs: mid.utcMs, doubts: end === undefined ? [...doubts, ...farFrom(mid, apartMs)] : doubts };
}

function farFrom({ card }: MomentReading, apartMs: number): string[] {
  if (apartMs <= READOUT_MS) return [];
  return [`${card} is ${seconds(apartMs)} s from the middle that start and exposure time tell: it is taken`];
}

/** By the exposure time from the one moment there is. */
function fromOne({ start, mid, end }: Moments, exposureMs: number | null): ExposureMiddle {
  const halfMs = exposureMs === null ? null : exposureMs / 2;
  if (start !== undefined)
    return { startMs: start.utcMs, midMs: halfMs === null ? null : start.utcMs + halfMs, doubts: [] };
  if (mid !== undefined) return { startMs: halfMs === null ? null : mid.utcMs - halfMs, midMs: mid.utcMs, doubts: [] };
  if (end === undefined || exposureMs === null || halfMs === null) return { startMs: null, midMs: null, doubts: [] };
  return { startMs: end.utcMs - exposureMs, midMs: end.utcMs - halfMs, doubts: [] };
}

/** Null where start and exposure time tell the middle, and the end does not contradict them. */
function betweenThem(
  start: MomentReading,
  end: MomentReading,
  { exposureMs, isStack }: { exposureMs: number | null; isStack: boolean },
): ExposureMiddle | null {
  const spanMs = end.utcMs - start.utcMs;
  if (exposureMs !== null) {
    const wrong = againstEnd(start, end, exposureMs, isStack);
    if (wrong !== null) return { startMs: start.utcMs, midMs: start.utcMs + exposureMs / 2, doubts: wrong };
  }
  const least = (exposureMs ?? 0) - SAME_MS;
  if (exposureMs === null || (spanMs >= least && spanMs <= exposureMs + readoutMs(exposureMs))) return null;
  const midMs = start.utcMs + spanMs / 2;
  const span = `from ${start.card} to ${end.card} are ${seconds(spanMs)} s`;
  const doubt = `${span}, the exposure time is ${seconds(exposureMs)} s: the middle of the two times is taken`;
  return { startMs: start.utcMs, midMs, doubts: [doubt] };
}

/** Why an end is not believed, in no words where it is but a copy of the start; null where it is. */
function againstEnd(start: MomentReading, end: MomentReading, exposureMs: number, isStack: boolean): string[] | null {
  const spanMs = end.utcMs - start.utcMs;
  if (spanMs === 0 || (spanMs < 0 && exposureMs <= SAME_MS)) return [];
  if (!isStack && areZonesApart(spanMs - exposureMs, exposureMs)) return [otherClock(end, start)];
  return spanMs < 0 ? [`${end.card} is not after ${start.card}: not believed`] : null;
}

/** Of exposures so long that everything is near a whole half hour it cannot be told. */
function areZonesApart(differenceMs: number, exposureMs: number | null): boolean {
  const steps = Math.round(differenceMs / ZONE_STEP_MS);
  const toleranceMs = readoutMs(exposureMs ?? 0);
  if (steps === 0 || toleranceMs > ZONE_STEP_MS / 8) return false;
  return Math.abs(differenceMs - steps * ZONE_STEP_MS) <= toleranceMs;
}

function otherClock(reading: MomentReading, start: MomentReading): string {
  return `${reading.card} is of a clock in another zone than ${start.card}: not believed`;
}

function readoutMs(exposureMs: number): number {
  return exposureMs * READOUT_PART + READOUT_MS;
}

/** Why a middle that the header tells is not believed; null where it is. */
function againstTold(
  mid: MomentReading,
  start: MomentReading,
  end: MomentReading | undefined,
  exposureMs: number | null,
): string | null {
  if (mid.utcMs < start.utcMs - SAME_MS) return `${mid.card} is before ${start.card}: not believed`;
  if (end !== undefined && end.utcMs > start.utcMs && mid.utcMs > end.utcMs + SAME_MS)
    return `${mid.card} is after ${end.card}: not believed`;
  const isStart = Math.abs(mid.utcMs - start.utcMs) <= SAME_MS && (exposureMs ?? 0) / 2 > SAME_MS;
  return isStart ? `${mid.card} is the same time as ${start.card}: it is not believed to be the middle` : null;
}

function seconds(ms: number): string {
  return String(Math.round(ms) / 1000);
}
