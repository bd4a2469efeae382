import type { RejectionScope } from '@wombat/proto/words';
import type { GateVerdict, ReasonCode } from './curve.js';
import type { SeriesKey } from './seriesKey.js';

/** T1: this star's points alone; frame: nothing of these frames is used, of no star. */
export { REJECTION_SCOPES, type RejectionScope } from '@wombat/proto/words';

/** POST /api/points/restore : rejected points are used again. */
export interface RestoreRequest extends SeriesKey {
  /** The revision that was looked at. */
  revision: number;
  /** SHA-256 of raw frames. */
  frames: string[];
  by: string;
}

/** POST /api/points/reject */
export interface RejectRequest extends RestoreRequest {
  scope: RejectionScope;
  reasonCode: ReasonCode;
  words: string;
}

/** The answer to both, given once the report has been made anew. */
export interface PointsAnswer {
  points: number;
  gate: GateVerdict[];
}
