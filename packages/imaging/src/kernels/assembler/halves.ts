import type { Local } from './functionBuilder.js';
import { type Code, v128 } from './instructions.js';

const HIGH_HALF = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const BOTH_LOW_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

/** The upper two of four lanes, in the place of the lower two. */
export function highHalf(vector: Code): Code {
  return v128.shuffle(vector, vector, HIGH_HALF);
}

/** Four lanes of the lower two of each. */
export function bothLowHalves(low: Local, high: Local): Code {
  return v128.shuffle(low.get, high.get, BOTH_LOW_HALVES);
}
