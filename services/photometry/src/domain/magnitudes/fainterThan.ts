import type { FrameFacts, StarInFrame } from '../measurement/measurement.js';
import { faintestCounts } from './faintestCounts.js';
import type { FrameZeroPoint } from './zeroPoints.js';

/** A star that was not seen on a frame. */
export interface FainterThan {
  filename: string;
  /** The magnitude at which it would have been, by the zero point alone. */
  mag: number;
  /** What it was measured with, and what it would have needed. */
  snr: number;
  detectionSnr: number;
  flags: number;
}

/** How faint a star is at least that was not seen; a sentence where the frame does not tell. */
export function fainterThan(
  star: StarInFrame,
  frame: FrameFacts,
  zeroPoint: FrameZeroPoint | undefined,
  detectionSnr: number,
): FainterThan | string {
  if (zeroPoint === undefined || zeroPoint.zeroPoint === null) return 'no comparison star on this frame';
  const counts = faintestCounts(star, frame.gain, detectionSnr);
  const mag = zeroPoint.zeroPoint - 2.5 * Math.log10(counts / frame.exposureSeconds);
  if (!Number.isFinite(mag)) return 'nothing tells how faint a star could have been seen on this frame';
  return { filename: frame.filename, mag, snr: star.snr, detectionSnr, flags: star.flags };
}
