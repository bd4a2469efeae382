import { REJECTION_REASONS, type RejectionReason, type RejectionScope } from '@wombat/proto/words';
import { type MeasuredFrame, TARGET_STAR_ID } from './measurement.js';
import type { LeftOutMagnitude, StarMagnitudes } from './standardMagnitudes.js';

/** What a person says of a frame: that the target's point on it, or the whole frame, is not to be used. */
export interface PointRejection {
  scope: RejectionScope;
  reasonCode: RejectionReason;
  words: string;
  by: string;
}

/** Whether the whole frame is rejected: no fit and no star uses it then. */
export function isFrameRejected({ rejection }: MeasuredFrame): boolean {
  return rejection?.scope === 'frame';
}

/** Why a person rejects this star alone on the frame; null where nobody does. */
export function starRejection(starId: string, { rejection }: MeasuredFrame): string | null {
  return starId === TARGET_STAR_ID && rejection?.scope === 'T1' ? rejectionReason(rejection) : null;
}

function rejectionReason({ by, reasonCode, words }: PointRejection): string {
  return `rejected by ${by}: ${[REJECTION_REASONS[reasonCode], words].filter((text) => text !== '').join(', ')}`;
}

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
    return [{ filename, reason: rejectionReason(rejection), magnitude }];
  });
  return { ...star, leftOut: [...star.leftOut, ...rejected] };
}
