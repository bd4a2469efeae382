import { ok, type Result, refuse } from '@wombat/result';
import type { Point } from '../image/image.js';
import { median } from '../statistics/median.js';
import { countPairs, pairStars, type StarPair } from './pairStars.js';
import { fitAffine, fitSimilarity, type PlaneTransform, type PointPair } from './planeTransform.js';
import { FIRST_REACH_PIXELS, MOST_STARS, ReferenceStars } from './referenceStars.js';
import { triangleVotes } from './starTriangles.js';

/** How the stars of a frame lie on those of another. */
export interface Registration {
  /** From a pixel of the frame to the pixel of the reference that shows the same sky. */
  readonly transform: PlaneTransform;
  readonly pairs: readonly StarPair[];
  /** Root mean square distance of the paired stars, pixels of the reference. */
  readonly rmsPixels: number;
}

export interface RegisterFault {
  readonly code: 'too-few-stars' | 'no-match';
  readonly message: string;
}

/** Triangles are made of so many of the brightest; more when the first do not agree. */
const TRIANGLE_STARS = [25, 50];
const SIDE_TOLERANCE = { pixels: 1.5, fraction: 0.003 };
const LARGEST_SCALE_CHANGE = 0.01;
const SMALLEST_REACH_PIXELS = 0.5;
const FEWEST_STARS = 6;
/** Below so many pairs a general linear fit would bend the corners; turn, shift and scale are enough. */
const PAIRS_FOR_AFFINE = 15;
/**
 * With so many of the stars paired, nothing better is looked for: neither a far drift nor hot pixels have led astray.
 */
const CLEAR_SHARE = 0.5;

/**
 * Finds the turn and shift (and the small changes of scale and shape that focus and refraction make) that lay the stars
 * of one frame on those of another of the same telescope, whatever the drift and on both sides of the meridian. Mirror
 * images are not matched. Both lists brightest first. Stars vote by the triangles they form (as Groth 1986, AJ 91,
 * 1244, but with lengths instead of ratios, because the scale is known), and a match counts only with many more pairs
 * than chance gives.
 */
export function register(
  stars: readonly Point[],
  reference: readonly Point[] | ReferenceStars,
): Result<Registration, RegisterFault> {
  const known = reference instanceof ReferenceStars ? reference : new ReferenceStars(reference);
  const fewer = Math.min(stars.length, known.count);
  if (fewer < FEWEST_STARS) {
    return refuse({ code: 'too-few-stars', message: `only ${fewer} stars to match the frame by` });
  }
  const mine = stars.slice(0, MOST_STARS);
  const { stars: theirs } = known;
  const needed = neededPairs(mine, theirs);
  let best: Registration | null = null;
  for (const count of TRIANGLE_STARS) {
    const guess = bestGuess(mine, known, count);
    const fitted = guess === null ? null : refine(mine, known, guess);
    if (fitted !== null && fitted.pairs.length > (best?.pairs.length ?? 0)) best = fitted;
    if ((best?.pairs.length ?? 0) >= CLEAR_SHARE * Math.min(mine.length, theirs.length)) break;
  }
  const found = best?.pairs.length ?? 0;
  if (best !== null && found >= needed) return ok(best);
  const message = `only ${found} of ${fewer} stars match where ${needed} are needed`;
  return refuse({ code: 'no-match', message });
}

/** Pairs no two unrelated lists reach: three the guess is made of, the chance ones with a wide margin, and two more. */
function neededPairs(mine: readonly Point[], theirs: readonly Point[]): number {
  const xs = theirs.map(({ x }) => x);
  const ys = theirs.map(({ y }) => y);
  const area = Math.max(1, (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys)));
  const chance = (mine.length * theirs.length * Math.PI * FIRST_REACH_PIXELS ** 2) / area;
  return Math.max(FEWEST_STARS, Math.ceil(5 + chance + 5 * Math.sqrt(chance)));
}

/** Of the transforms that two voted pairs make, the one that lays most stars on stars. */
function bestGuess(mine: readonly Point[], known: ReferenceStars, count: number): PlaneTransform | null {
  const bright = mine.slice(0, 2 * count);
  const pairs = votedPairs(mine.slice(0, count), known, count);
  let best: PlaneTransform | null = null;
  let most = 0;
  for (const [index, one] of pairs.entries()) {
    for (const other of pairs.slice(index + 1)) {
      const transform = fitSimilarity([one, other]);
      if (transform === null || Math.abs(Math.hypot(transform.xx, transform.yx) - 1) > LARGEST_SCALE_CHANGE) continue;
      const found = countPairs(bright, known.grid, { transform, within: FIRST_REACH_PIXELS });
      if (found > most) [best, most] = [transform, found];
    }
  }
  return best;
}

/** The pairs with most votes, each star once; ties in the order of the lists. */
function votedPairs(mine: readonly Point[], known: ReferenceStars, count: number): PointPair[] {
  const most = 0.8 * count;
  const votes = triangleVotes(mine, known.trianglesOf(count), SIDE_TOLERANCE);
  const ranked = votes
    .flatMap((row, star) => row.map((count, reference) => ({ star, reference, count })))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.star - b.star || a.reference - b.reference);
  const pairs: PointPair[] = [];
  const [usedStars, usedReference] = [new Set<number>(), new Set<number>()];
  for (const { star, reference } of ranked) {
    const [from, to] = [mine[star], known.stars[reference]];
    if (from === undefined || to === undefined || usedStars.has(star) || usedReference.has(reference)) continue;
    usedStars.add(star);
    usedReference.add(reference);
    pairs.push({ from, to });
    if (pairs.length >= most) break;
  }
  return pairs;
}

/** Fits to the pairs, narrows the reach to what they scatter, and again, till the pairs stay the same. */
function refine(
  mine: readonly Point[],
  { stars: theirs, grid }: ReferenceStars,
  guess: PlaneTransform,
): Registration | null {
  let transform = guess;
  let reach = FIRST_REACH_PIXELS;
  let pairs: StarPair[] = [];
  for (let round = 0; round < 6; round++) {
    pairs = pairStars(mine, grid, { transform, within: reach });
    const places = pairs.flatMap(({ star, reference }) => {
      const [from, to] = [mine[star], theirs[reference]];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
    const fitted = places.length >= PAIRS_FOR_AFFINE ? fitAffine(places) : fitSimilarity(places);
    if (fitted === null) return null;
    transform = fitted;
    const scatter = median(Float64Array.from(pairs, ({ distance }) => distance));
    reach = Math.min(reach, Math.max(SMALLEST_REACH_PIXELS, 3.5 * scatter));
  }
  pairs = pairStars(mine, grid, { transform, within: reach });
  if (pairs.length === 0) return null;
  const rmsPixels = Math.sqrt(pairs.reduce((sum, { distance }) => sum + distance ** 2, 0) / pairs.length);
  return { transform, pairs, rmsPixels };
}
