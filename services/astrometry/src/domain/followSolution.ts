import { type PlaneTransform, type Point, register, transformPoint } from '@wombat/imaging';
import { pixelToSky, type TanWcs } from '@wombat/sky';
import { fitWcs, rmsArcsec } from './fitWcs.js';
import { type ImageSize, middleOf, type Solution, solutionOf } from './solution.js';

/** The frame that others follow. */
export interface SolvedStars {
  /** Brightest first. */
  stars: readonly Point[];
  wcs: TanWcs;
}

export type Followed =
  | { ok: true; value: { solution: Solution; rmsArcsec: number; matched: number } }
  | { ok: false; reason: string };

/** With fewer stars the shape of the reference's solution is kept: a free fit would bend the corners. */
const STARS_FOR_FREE_FIT = 15;

/**
 * Solves a frame by its stars (brightest first): matched to those of a solved frame of the same telescope, they have sky
 * positions, and a linear fit to them is the solution; its residual is the answer's worth.
 */
export function followSolution(stars: readonly Point[], reference: SolvedStars, image: ImageSize): Followed {
  const registered = register(stars, reference.stars);
  if (!registered.ok) return { ok: false, reason: registered.fault.message };
  const { transform, pairs } = registered.value;
  const places = pairs.flatMap((pair) => {
    const [pixel, there] = [stars[pair.star], reference.stars[pair.reference]];
    return pixel === undefined || there === undefined ? [] : [{ pixel, sky: pixelToSky(reference.wcs, there) }];
  });
  const middle = middleOf(image);
  const near = pixelToSky(reference.wcs, transformPoint(transform, middle));
  const free = places.length < STARS_FOR_FREE_FIT ? null : fitWcs(places, { middle, near });
  const wcs = free ?? moved(reference.wcs, transform);
  return {
    ok: true,
    value: { solution: solutionOf(wcs, image), rmsArcsec: rmsArcsec(wcs, places), matched: places.length },
  };
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
