import { type PlaneTransform, type Point, ReferenceStars, register, transformPoint } from '@wombat/imaging';
import { ok, type Result, refuse } from '@wombat/result';
import { type FrameWcs, pixelToSky, type TanWcs } from '@wombat/sky';
import { bent, fitWcs, rmsArcsec, type SkyPair, straightened } from './fitWcs.js';
import { type ImageSize, middleOf, type Solution, solutionOf } from './solution.js';

/** The frame that others follow. */
export interface SolvedStars {
  /** Brightest first. */
  stars: readonly Point[];
  wcs: FrameWcs;
  /** The same stars without the distortion, made ready to be matched. */
  straight: ReferenceStars;
}

export function solvedStars(stars: readonly Point[], wcs: FrameWcs): SolvedStars {
  return { stars, wcs, straight: new ReferenceStars(stars.map((star) => straightened(wcs, star))) };
}

export interface Followed {
  solution: Solution;
  rmsArcsec: number;
  /** Stars that were paired. */
  matched: number;
}

/** With fewer stars the shape of the reference's solution is kept: a free fit would bend the corners. */
const STARS_FOR_FREE_FIT = 15;

/**
 * Solves a frame by its stars (brightest first): matched to those of a solved frame of the same telescope, they have
 * sky positions, and a linear fit to them is the solution; its residual is the answer's worth. A distortion is the
 * optics': it is taken off before the stars are matched, and is that of the reference in the solution.
 */
export function followSolution(stars: readonly Point[], reference: SolvedStars, image: ImageSize): Result<Followed> {
  const { wcs } = reference;
  const mine = stars.map((star) => straightened(wcs, star));
  const registered = register(mine, reference.straight);
  if (!registered.ok) return registered;
  const { transform, pairs } = registered.value;
  const places = pairs.flatMap((pair) => {
    const [pixel, there] = [stars[pair.star], reference.stars[pair.reference]];
    return pixel === undefined || there === undefined ? [] : [{ pixel, sky: pixelToSky(wcs, there) }];
  });
  const linear = linearOf(wcs);
  const middle = wcs.kind === 'TAN' ? middleOf(image) : { x: 0, y: 0 };
  const near = pixelToSky(linear, transformPoint(transform, middle));
  const free = places.length < STARS_FOR_FREE_FIT ? null : fitWcs(straightPairs(wcs, places), { middle, near });
  const solved = bent(wcs, free ?? shaped(wcs, moved(linear, transform)));
  if (solved === null) return refuse('the stars that match lie on a line');
  return ok({ solution: solutionOf(solved, image), rmsArcsec: rmsArcsec(solved, places), matched: places.length });
}

function straightPairs(wcs: FrameWcs, pairs: readonly SkyPair[]): SkyPair[] {
  return pairs.map(({ pixel, sky }) => ({ pixel: straightened(wcs, pixel), sky }));
}

/** The solution of straightened pixels. */
function linearOf(wcs: FrameWcs): TanWcs {
  if (wcs.kind === 'TAN') return wcs;
  const { raDegrees, decDegrees, cd } = wcs;
  return { kind: 'TAN', crpixX: 0, crpixY: 0, raDegrees, decDegrees, cd };
}

/** The reference's solution seen from the pixels of the frame. */
function moved(wcs: TanWcs, { xx, xy, x0, yx, yy, y0 }: PlaneTransform): TanWcs {
  const [cd11, cd12, cd21, cd22] = wcs.cd;
  const determinant = xx * yy - xy * yx;
  const [dx, dy] = [wcs.crpixX - x0, wcs.crpixY - y0];
  return {
    ...wcs,
    crpixX: (yy * dx - xy * dy) / determinant,
    crpixY: (xx * dy - yx * dx) / determinant,
    cd: [cd11 * xx + cd12 * yx, cd11 * xy + cd12 * yy, cd21 * xx + cd22 * yx, cd21 * xy + cd22 * yy],
  };
}

/**
 * Where the reference is distorted: the same solution, tangent at the origin of the straightened pixels as `bent` needs
 * it.
 */
function shaped(reference: FrameWcs, linear: TanWcs): TanWcs | null {
  if (reference.kind === 'TAN') return linear;
  const reach = 2 * Math.max(reference.crpixX, reference.crpixY);
  const corners = [-reach, 0, reach].flatMap((x) => [-reach, 0, reach].map((y) => ({ x, y })));
  const pairs = corners.map((pixel) => ({ pixel, sky: pixelToSky(linear, pixel) }));
  const middle = { x: 0, y: 0 };
  return fitWcs(pairs, { middle, near: pixelToSky(linear, middle) });
}
