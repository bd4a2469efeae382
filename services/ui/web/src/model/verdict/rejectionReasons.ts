import type { ReasonCode } from '../../../../server/src/domain/contract.js';

/** Why a person rejects a point, in the order the keys 1 to 7 choose them. */
export const REJECTION_REASONS: Readonly<Record<ReasonCode, string>> = {
  cloud: 'cloud',
  trailed: 'trailed',
  satellite: 'satellite',
  twilight: 'twilight',
  neighbour: 'neighbour in the aperture',
  cosmicRay: 'cosmic ray',
  other: 'other',
};

export function reasonWords(code: string): string {
  return isReasonCode(code) ? REJECTION_REASONS[code] : code;
}

export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(REJECTION_REASONS, code);
}
