import type { LightJump } from './lightJumps.js';

/** Logarithm of how much likelier the jump is with the excess in it than without; 0 where nothing is known of it. */
export function brightening(excess: number, { jump }: LightJump, sigma: number): number {
  const value = (excess * (2 * jump - excess)) / (2 * sigma * sigma);
  return Number.isFinite(value) ? value : 0;
}
