import { REJECTION_REASONS, type RejectionReason, type RejectionScope } from '@wombat/proto/words';

/** What a person says of a frame: that the target's point on it, or the whole frame, is not to be used. */
export interface PointRejection {
  scope: RejectionScope;
  reasonCode: RejectionReason;
  words: string;
  by: string;
}

/** In words, as it stands beside the point. */
export function rejectionReason({ by, reasonCode, words }: PointRejection): string {
  return `rejected by ${by}: ${[REJECTION_REASONS[reasonCode], words].filter((text) => text !== '').join(', ')}`;
}
