import type { Master } from './frame.js';

/** The master to be used; or why none is: there is none, or nothing is left to be done. */
export type Choice = { master: Master; warning: string } | { master: null; isDone: boolean; reason: string };

/** There is none. */
export function none(reason: string): Choice {
  return { master: null, isDone: false, reason };
}
