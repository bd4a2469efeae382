import { fitAffine } from '@wombat/imaging';
import {
  deprojectFromTangentPlane,
  distort,
  type FrameWcs,
  type Pixel,
  pixelToSky,
  projectToTangentPlane,
  type SkyPosition,
  separationDegrees,
  type TanWcs,
} from '@wombat/sky';
import { type ImageSize, middleOf } from './solution.js';

/** A star on the image and on the sky. */
export interface SkyPair {
  pixel: Pixel;
  sky: SkyPosition;
}

/** The tangent point moves by what the fit left at the middle; after this often nothing is left. */
const ROUNDS = 3;

/**
 * The TAN solution, tangent to the sky at the image's middle, that puts stars nearest to their positions (least
 * squares, linear in x and y). `near` is a position within some degrees of the middle. Null with fewer than three
 * stars, or all on a line.
 */
export function fitWcs(
  pairs: readonly SkyPair[],
  { middle, near }: { middle: Pixel; near: SkyPosition },
): TanWcs | null {
  let tangent = near;
  let wcs: TanWcs | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const plane = pairs.flatMap(({ pixel, sky }) => {
      const at = projectToTangentPlane(tangent, sky);
      if (at === null) return [];
      return [
        { from: { x: pixel.x - middle.x, y: pixel.y - middle.y }, to: { x: at.eastDegrees, y: at.northDegrees } },
      ];
    });
    const fit = plane.length < 3 ? null : fitAffine(plane);
    if (fit === null) return null;
    tangent = deprojectFromTangentPlane(tangent, { eastDegrees: fit.x0, northDegrees: fit.y0 });
    const cd = [fit.xx, fit.xy, fit.yx, fit.yy] as const;
    wcs = { kind: 'TAN', crpixX: middle.x, crpixY: middle.y, ...tangent, cd };
  }
  return wcs;
}

/**
 * A solution of the same kind fitted anew to stars: the distortion is the optics' and stays; place, turn and scale are
 * fitted.
 */
export function fitLike(wcs: FrameWcs, pairs: readonly SkyPair[], image: ImageSize): FrameWcs | null {
  if (wcs.kind === 'TAN') {
    const middle = middleOf(image);
    return fitWcs(pairs, { middle, near: pixelToSky(wcs, middle) });
  }
  const straight = pairs.map(({ pixel, sky }) => ({ pixel: straightened(wcs, pixel), sky }));
  return bent(wcs, fitWcs(straight, { middle: { x: 0, y: 0 }, near: wcs }));
}

/** The pixel as it would be without distortion, counted from the reference pixel where there is one. */
export function straightened(wcs: FrameWcs, pixel: Pixel): Pixel {
  if (wcs.kind === 'TAN') return pixel;
  return distort(wcs.distortion, { x: pixel.x - wcs.crpixX, y: pixel.y - wcs.crpixY });
}

/**
 * The solution of straightened pixels that is tangent at their origin, as one of pixels with the distortion of `wcs`.
 */
export function bent(wcs: FrameWcs, straight: TanWcs | null): FrameWcs | null {
  if (wcs.kind === 'TAN' || straight === null) return straight;
  const { crpixX, crpixY, distortion } = wcs;
  return { ...straight, kind: 'SIP', crpixX, crpixY, distortion };
}

/** Root mean square distance of the stars from where the solution puts them, arcseconds. */
export function rmsArcsec(wcs: FrameWcs, pairs: readonly SkyPair[]): number {
  const squares = pairs.map(({ pixel, sky }) => (separationDegrees(pixelToSky(wcs, pixel), sky) * 3600) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}
