import type { DatabaseStar } from './star.js';

export interface Depth {
  stars: number;
  perSquareDegree: number;
  /** Half magnitude up to which it holds what the sky has: counts rise towards it and fall behind it. */
  magnitude: number | null;
}

const SKY_SQUARE_DEGREES = 41_253;
const BIN = 0.5;

/** How deep a list of stars is; `part` of the sky it covers, 1 for all. */
export function depthOf(stars: readonly DatabaseStar[], part = 1): Depth {
  const counts = new Map<number, number>();
  for (const { magnitude } of stars) {
    const bin = Math.floor(magnitude / BIN);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const [fullest] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return {
    stars: stars.length,
    perSquareDegree: stars.length / (SKY_SQUARE_DEGREES * part),
    magnitude: fullest === undefined ? null : (fullest[0] + 1) * BIN,
  };
}

/** Stars a frame should show that are in the database too, for a solver that is not to be lucky. */
const STARS_TO_SOLVE = 30;

/** Height of the smallest square field, in degrees, in which such a database has stars enough. */
export function smallestFieldDegrees({ perSquareDegree }: Pick<Depth, 'perSquareDegree'>): number {
  return Math.sqrt(STARS_TO_SOLVE / perSquareDegree);
}
