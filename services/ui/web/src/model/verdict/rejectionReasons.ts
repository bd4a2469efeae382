import { REJECTION_REASONS } from '@wombat/proto/words';
import type { ReasonCode } from '../../../../server/src/domain/contract.js';

/** In the order the keys 1 to 7 choose them. */
export { REJECTION_REASONS };

export function reasonWords(code: string): string {
  return isReasonCode(code) ? REJECTION_REASONS[code] : code;
}

export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(REJECTION_REASONS, code);
}
