import { median } from '@wombat/imaging';
import type { MeasuredFrame } from '../measurement/measurement.js';
import type { GateResult } from './gateResult.js';

/** Clocks and shutters are no better than this. */
const TOLERANCE_SECONDS = 1;
const TOLERANCE_PART = 0.02;
const DAY_SECONDS = 86_400;

/**
 * Whether a camera can have taken the frames so: the next one begins when the one before has ended. Where most begin
 * before, the exposure time is of another unit or of a whole stack, or the clock is wrong, and every time in the report
 * with it. Nothing for a single frame, and nothing where all is well.
 */
export function exposureGate(frames: readonly MeasuredFrame[]): GateResult[] {
  const inTime = frames
    .map(({ frame }) => frame)
    .filter(({ jdUtcStart, exposureSeconds }) => Number.isFinite(jdUtcStart) && exposureSeconds > 0)
    .sort((a, b) => a.jdUtcStart - b.jdUtcStart);
  const pairs = inTime.slice(1).map((next, index) => {
    const { jdUtcStart, exposureSeconds } = inTime[index] ?? next;
    return { apartSeconds: (next.jdUtcStart - jdUtcStart) * DAY_SECONDS, exposureSeconds };
  });
  const overlaps = pairs.filter(isOverlap);
  if (overlaps.length * 2 <= pairs.length) return [];
  const exposure = median(overlaps.map(({ exposureSeconds }) => exposureSeconds));
  const apart = median(overlaps.map(({ apartSeconds }) => apartSeconds));
  return [
    {
      gate: 'exposures',
      subject: 'night',
      value: exposure,
      threshold: apart,
      verdict: 'fail',
      text: `The headers tell exposures of ${seconds(exposure)} s, but the next frame begins ${seconds(apart)} s after the one before: unit or meaning of the exposure time are others (the camera's clock in wombat.yaml), or frames are stacks that share exposures; the times in the report are wrong with it.`,
    },
  ];
}

function isOverlap({ apartSeconds, exposureSeconds }: { apartSeconds: number; exposureSeconds: number }): boolean {
  return exposureSeconds - apartSeconds > Math.max(TOLERANCE_SECONDS, TOLERANCE_PART * exposureSeconds);
}

function seconds(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}
