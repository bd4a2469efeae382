import type { CardLookup } from './cardReader.js';
import { cardNumber } from './cardReader.js';
import type { Distortion } from './distortion.js';
import type { PolynomialTerm } from './polynomial.js';

const LARGEST_ORDER = 9;

/** The SIP distortion of a header (A_ORDER, A_p_q, B_ORDER, B_p_q); undefined when it has none. AP and BP are not needed. */
export function sipFromCards(get: CardLookup): Distortion | undefined {
  const orders = [sipOrder(get, 'A'), sipOrder(get, 'B')] as const;
  if (Math.max(...orders) < 1) return undefined;
  return {
    x: [{ coefficient: 1, x: 1, y: 0, r: 0 }, ...terms(get, 'A', orders[0])],
    y: [{ coefficient: 1, x: 0, y: 1, r: 0 }, ...terms(get, 'B', orders[1])],
  };
}

function sipOrder(get: CardLookup, axis: 'A' | 'B'): number {
  return Math.min(cardNumber(get, `${axis}_ORDER`) ?? 0, LARGEST_ORDER);
}

function terms(get: CardLookup, axis: 'A' | 'B', order: number): PolynomialTerm[] {
  const found: PolynomialTerm[] = [];
  for (let x = 0; x <= order; x++) {
    for (let y = 0; x + y <= order; y++) {
      const coefficient = cardNumber(get, `${axis}_${x}_${y}`) ?? 0;
      if (coefficient !== 0) found.push({ coefficient, x, y, r: 0 });
    }
  }
  return found;
}
