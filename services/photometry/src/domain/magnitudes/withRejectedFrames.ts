import type { MeasuredFrame } from '../measurement/measurement.js';
import { rejectionReason } from '../measurement/pointRejection.js';
import type { LeftOutMagnitude, StarMagnitudes } from './standardMagnitudes.js';

/**
 * A star's magnitudes with what it would have on the rejected frames were they used, `asIf`, among those left out: a
 * person can judge again what was rejected.
 */
export function withRejectedFrames(
  star: StarMagnitudes,
  asIf: StarMagnitudes | null,
  frames: readonly MeasuredFrame[],
): StarMagnitudes {
  const rejected = frames.flatMap(({ frame: { filename }, rejection }): LeftOutMagnitude[] => {
    if (rejection?.scope !== 'frame') return [];
    const named = (point: { filename: string }) => point.filename === filename;
    const magnitude = asIf?.points.find(named) ?? asIf?.leftOut.find(named)?.magnitude ?? null;
    const limit = asIf?.limits.find(named) ?? asIf?.leftOut.find(named)?.limit;
    const left = { filename, reason: rejectionReason(rejection), magnitude };
    return [limit === undefined ? left : { ...left, limit }];
  });
  return { ...star, leftOut: [...star.leftOut, ...rejected] };
}
