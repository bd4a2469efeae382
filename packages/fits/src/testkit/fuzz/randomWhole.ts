import { seededRandom } from '@wombat/random';

/** Whole numbers from 0 up to, not including, `below`. */
export type RandomWhole = (below: number) => number;

/** The same numbers for the same seed. */
export function randomWhole(seed: number): RandomWhole {
  const random = seededRandom(seed);
  return (below) => Math.floor(random() * below);
}
