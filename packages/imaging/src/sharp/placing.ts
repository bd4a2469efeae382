import type { Point } from '../image/image.js';
import { commonValue } from './commonValue.js';
import { errorOf, type SpreadFit } from './fitPointSpread.js';
import type { StarPlace } from './starPlace.js';

/** By how much the stars of a frame lie beside where its plate solution puts them, and each beside that. Pixels. */
export interface Placing {
  readonly dx: number;
  readonly dy: number;
  /** Infinite where too few stars tell. */
  readonly sigma: number;
}

const FEWEST_STARS = 4;
const SMALLEST_SIGMA = 0.02;
const UNKNOWN: Placing = { dx: 0, dy: 0, sigma: Number.POSITIVE_INFINITY };

/** By stars that were fitted. */
export function placingOf(fits: readonly { star: StarPlace; fit: SpreadFit }[]): Placing {
  if (fits.length < FEWEST_STARS) return UNKNOWN;
  const along = (axis: 'x' | 'y', place: number) =>
    commonValue(
      fits.map(({ star, fit }) => ({ value: fit.model[axis] - star.expected[axis], sigma: errorOf(fit, place) })),
      SMALLEST_SIGMA,
    );
  const [x, y] = [along('x', 1), along('y', 2)];
  return { dx: x.value, dy: y.value, sigma: Math.max(x.sigma, y.sigma) };
}

/** A hit draws the centroid to itself: where the other stars' places are known, the plate solution is asked. */
export function placedAt({ x, y, expected }: StarPlace, { dx, dy, sigma }: Placing): Point {
  return Number.isFinite(sigma) ? { x: expected.x + dx, y: expected.y + dy } : { x, y };
}
