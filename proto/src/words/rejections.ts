import type { RejectionReason as AnyReason, RejectionScope as AnyScope } from '../gen/wombat/words/v1/words.js';
import type { Told } from '../told.js';

/** What a person rejects of a frame: the target's point alone, or the frame with all its stars. */
export type RejectionScope = Told<AnyScope>;

export const REJECTION_SCOPES = ['T1', 'frame'] as const satisfies readonly RejectionScope[];

/** Why a person rejects a point. */
export type RejectionReason = Told<AnyReason>;

/** A few words each. */
export const REJECTION_REASONS: Readonly<Record<RejectionReason, string>> = {
  cloud: 'cloud',
  trailed: 'trailed',
  satellite: 'satellite',
  twilight: 'twilight',
  neighbour: 'neighbour in the aperture',
  cosmicRay: 'cosmic ray',
  other: 'other',
};
