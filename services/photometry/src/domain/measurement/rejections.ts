import { type MeasuredFrame, TARGET_STAR_ID } from './measurement.js';
import { rejectionReason } from './pointRejection.js';

/** Whether the whole frame is rejected: no fit and no star uses it then. */
export function isFrameRejected({ rejection }: MeasuredFrame): boolean {
  return rejection?.scope === 'frame';
}

/** Why a person rejects this star alone on the frame; null where nobody does. */
export function starRejection(starId: string, { rejection }: MeasuredFrame): string | null {
  return starId === TARGET_STAR_ID && rejection?.scope === 'T1' ? rejectionReason(rejection) : null;
}
