import { median, type Point, pairStars, StarGrid } from '@wombat/imaging';
import { type FrameWcs, pixelScaleArcsec, type SkyPosition, skyToPixel } from '@wombat/sky';
import { fitLike, rmsArcsec, type SkyPair } from './fitWcs.js';
import { type ImageSize, type Solution, solutionOf } from './solution.js';

/** A solution that stars of the catalogue stand where it says. */
export interface SkyMatch {
  /** Fitted anew to the stars where they are many. */
  solution: Solution;
  matched: number;
  rmsArcsec: number;
}

const FIRST_REACH_PIXELS = 3;
const SMALLEST_REACH_PIXELS = 0.6;
const MOST_STARS = 250;
const FEWEST_MATCHES = 8;
const STARS_FOR_FIT = 15;
const ROUNDS = 5;
const NO_MOVE = { xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 };

/**
 * Compares a solution with the sky: catalogue stars (brightest first) against the stars seen (likewise). Null where no
 * more of them coincide than would by chance.
 */
export function matchSky(
  wcs: FrameWcs,
  { stars, catalogue, image }: { stars: readonly Point[]; catalogue: readonly SkyPosition[]; image: ImageSize },
): SkyMatch | null {
  const seen = stars.slice(0, MOST_STARS);
  const inside = catalogue.filter((star) => isInside(skyToPixel(wcs, star), image)).slice(0, MOST_STARS);
  const grid = new StarGrid(seen, FIRST_REACH_PIXELS);
  const chance = (inside.length * seen.length * Math.PI * FIRST_REACH_PIXELS ** 2) / (image.width * image.height);
  const needed = Math.max(FEWEST_MATCHES, Math.ceil(3 + chance + 5 * Math.sqrt(chance)));
  let found = { wcs, pairs: pairsOf(wcs, { inside, seen, grid, within: FIRST_REACH_PIXELS }) };
  if (found.pairs.length < needed) return null;
  let reach = FIRST_REACH_PIXELS;
  for (let round = 0; round < ROUNDS && found.pairs.length >= STARS_FOR_FIT; round++) {
    const fitted = fitLike(found.wcs, found.pairs, image);
    if (fitted === null) break;
    reach = Math.min(reach, Math.max(SMALLEST_REACH_PIXELS, 3.5 * scatterPixels(fitted, found.pairs)));
    found = { wcs: fitted, pairs: pairsOf(fitted, { inside, seen, grid, within: reach }) };
  }
  if (found.pairs.length < FEWEST_MATCHES) return null;
  const { pairs } = found;
  return { solution: solutionOf(found.wcs, image), matched: pairs.length, rmsArcsec: rmsArcsec(found.wcs, pairs) };
}

interface Lists {
  inside: readonly SkyPosition[];
  seen: readonly Point[];
  grid: StarGrid;
  within: number;
}

function pairsOf(wcs: FrameWcs, { inside, seen, grid, within }: Lists): SkyPair[] {
  const expected = inside.flatMap((sky) => {
    const at = skyToPixel(wcs, sky);
    return at === null ? [] : [{ sky, ...at }];
  });
  return pairStars(expected, grid, { transform: NO_MOVE, within }).flatMap(({ star, reference }) => {
    const [sky, pixel] = [expected[star]?.sky, seen[reference]];
    return sky === undefined || pixel === undefined ? [] : [{ pixel, sky }];
  });
}

function scatterPixels(wcs: FrameWcs, pairs: readonly SkyPair[]): number {
  const distances = pairs.map((pair) => rmsArcsec(wcs, [pair]) / pixelScaleArcsec(wcs));
  return median(Float64Array.from(distances));
}

function isInside(place: Point | null, { width, height }: ImageSize): boolean {
  return place !== null && place.x > -0.5 && place.y > -0.5 && place.x < width - 0.5 && place.y < height - 0.5;
}
