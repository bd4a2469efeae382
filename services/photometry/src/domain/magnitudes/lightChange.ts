import { median } from '@wombat/imaging';
import { type FrameFacts, instrumentalMagnitude, isMeasured, type MeasuredFrame } from '../measurement/measurement.js';
import type { NightZeroPoints } from './zeroPoints.js';

/**
 * How much fainter a star is on a frame than its median of the night, magnitudes; 0 where it has no magnitude. Flagged
 * and rejected frames count, so that what one point says does not hang on whether another is used.
 */
export function lightChange(
  starId: string,
  frames: readonly MeasuredFrame[],
  { frames: zeroPoints }: NightZeroPoints,
): (frame: FrameFacts) => number {
  const mags = new Map(
    frames.flatMap(({ frame, stars }, index): [string, number][] => {
      const star = stars.get(starId);
      const zeroPoint = zeroPoints[index]?.zeroPoint ?? Number.NaN;
      const mag = isMeasured(star) ? instrumentalMagnitude(star, frame.exposureSeconds) + zeroPoint : Number.NaN;
      return Number.isFinite(mag) ? [[frame.filename, mag]] : [];
    }),
  );
  const middle = mags.size === 0 ? 0 : median([...mags.values()]);
  return ({ filename }) => (mags.get(filename) ?? middle) - middle;
}
