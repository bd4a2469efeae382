import type { CardLookup } from './cardReader.js';
import { cardNumber } from './cardReader.js';
import type { Distortion } from './distortion.js';
import { type SipTerm, sipDistortion } from './solutionNumbers.js';

const LARGEST_ORDER = 9;

/**
 * The SIP distortion of a header (A_ORDER, A_p_q, B_ORDER, B_p_q); undefined when it has none, or all its terms are
 * zero. AP and BP are not needed.
 */
export function sipFromCards(get: CardLookup): Distortion | undefined {
  const [a, b] = [terms(get, 'A', sipOrder(get, 'A')), terms(get, 'B', sipOrder(get, 'B'))];
  return a.length + b.length === 0 ? undefined : sipDistortion(a, b);
}

/** Whether a header says that it has SIP polynomials, be all of their terms zero. */
export function namesSip(get: CardLookup): boolean {
  return Math.max(sipOrder(get, 'A'), sipOrder(get, 'B')) >= 1;
}

function sipOrder(get: CardLookup, axis: 'A' | 'B'): number {
  return Math.min(cardNumber(get, `${axis}_ORDER`) ?? 0, LARGEST_ORDER);
}

function terms(get: CardLookup, axis: 'A' | 'B', order: number): SipTerm[] {
  const found: SipTerm[] = [];
  for (let x = 0; x <= order; x++) {
    for (let y = 0; x + y <= order; y++) {
      const coefficient = cardNumber(get, `${axis}_${x}_${y}`) ?? 0;
      if (coefficient !== 0) found.push({ coefficient, x, y });
    }
  }
  return found;
}
