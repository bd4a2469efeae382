import type { Point } from '../image/image.js';
import { median } from '../statistics/median.js';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';
import type { StarPlace } from './starPlace.js';

/** By how much the stars of a frame lie beside where its plate solution puts them, and each beside that. Pixels. */
export interface Placing {
  readonly dx: number;
  readonly dy: number;
  /** Infinite where too few stars tell. */
  readonly sigma: number;
}

const PLACE_SNR = 10;
const FEWEST_STARS = 4;
const SMALLEST_SIGMA = 0.03;

export function placingOf(stars: readonly StarPlace[]): Placing {
  const seen = stars.filter(({ snr, isTypical }) => isTypical && snr >= PLACE_SNR);
  if (seen.length < FEWEST_STARS) return { dx: 0, dy: 0, sigma: Number.POSITIVE_INFINITY };
  const dxs = seen.map(({ x, expected }) => x - expected.x);
  const dys = seen.map(({ y, expected }) => y - expected.y);
  const scatter = SIGMA_PER_MAD * Math.max(medianAbsoluteDeviation(dxs), medianAbsoluteDeviation(dys));
  return { dx: median(dxs), dy: median(dys), sigma: Math.max(scatter, SMALLEST_SIGMA) };
}

/** A hit draws the centroid to itself: where the other stars' places are known, the plate solution is asked. */
export function placedAt({ x, y, expected }: StarPlace, { dx, dy, sigma }: Placing): Point {
  return Number.isFinite(sigma) ? { x: expected.x + dx, y: expected.y + dy } : { x, y };
}
