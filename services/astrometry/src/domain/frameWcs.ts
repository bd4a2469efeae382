import {
  type Distortion,
  distort,
  type FrameWcs,
  type Pixel,
  type PolynomialTerm,
  pixelScaleArcsec,
  pixelToSky,
  projectToTangentPlane,
  type SipWcs,
  separationDegrees,
  type Wcs,
} from '@wombat/sky';
import { fitPolynomial } from './fitPolynomial.js';
import { type ImageSize, middleOf } from './solution.js';

const LOWEST_ORDER = 2;
const HIGHEST_ORDER = 7;
/** So many places along each side of the frame are fitted, and others between them compared. */
const PLACES = 15;
const MOST_OFF_PIXELS = 0.02;

/**
 * A solution of any kind as frames carry it: TAN as it is, a distorted one as SIP about the middle of the frame, of the
 * lowest order that keeps every place of the frame to a fiftieth of a pixel. Null where none does.
 */
export function frameWcs(wcs: Wcs, image: ImageSize): FrameWcs | null {
  if (wcs.kind === 'TAN') return wcs;
  for (let order = LOWEST_ORDER; order <= HIGHEST_ORDER; order++) {
    const sip = sipOfOrder(order, wcs, image);
    if (sip !== null && worstOffPixels(sip, wcs, image) < MOST_OFF_PIXELS) return sip;
  }
  return null;
}

/** From pixels without the distortion to pixels with it, both counted from the reference pixel, all over the frame. */
export function sipInverse({ distortion, crpixX, crpixY }: SipWcs, image: ImageSize): Distortion | null {
  const pairs = placesOn(image, PLACES).map(({ x, y }) => {
    const to = { x: x - crpixX, y: y - crpixY };
    return { from: distort(distortion, to), to };
  });
  const order = Math.max(...[...distortion.x, ...distortion.y].map(({ x, y }) => x + y));
  return fitPolynomial(pairs, { lowest: 0, highest: Math.min(HIGHEST_ORDER, order + 1) });
}

function sipOfOrder(order: number, wcs: Wcs, image: ImageSize): SipWcs | null {
  const middle = middleOf(image);
  const tangent = pixelToSky(wcs, middle);
  const pairs = placesOn(image, PLACES).flatMap((pixel) => {
    const plane = projectToTangentPlane(tangent, pixelToSky(wcs, pixel));
    if (plane === null) return [];
    const from = { x: pixel.x - middle.x, y: pixel.y - middle.y };
    return [{ from, to: { x: plane.eastDegrees, y: plane.northDegrees } }];
  });
  const fit = fitPolynomial(pairs, { lowest: 1, highest: order });
  if (fit === null) return null;
  const [[cd11, cd12], [cd21, cd22]] = [slopes(fit.x), slopes(fit.y)];
  const determinant = cd11 * cd22 - cd12 * cd21;
  if (determinant === 0) return null;
  const mixed = (east: number, north: number): PolynomialTerm[] =>
    fit.x.map(({ coefficient, x, y, r }, index) => {
      const other = fit.y[index]?.coefficient ?? 0;
      return { coefficient: (east * coefficient + north * other) / determinant, x, y, r };
    });
  const distortion = { x: cleaned(mixed(cd22, -cd12), 'x'), y: cleaned(mixed(-cd21, cd11), 'y') };
  const cd = [cd11, cd12, cd21, cd22] as const;
  return { kind: 'SIP', crpixX: middle.x, crpixY: middle.y, ...tangent, cd, distortion };
}

function slopes(terms: readonly PolynomialTerm[]): [alongX: number, alongY: number] {
  const slope = (x: number, y: number) => terms.find((term) => term.x === x && term.y === y)?.coefficient ?? 0;
  return [slope(1, 0), slope(0, 1)];
}

/** The linear terms are the pixel itself, exactly: the matrix has taken the rest of them. */
function cleaned(terms: readonly PolynomialTerm[], axis: 'x' | 'y'): PolynomialTerm[] {
  const pixel = axis === 'x' ? { coefficient: 1, x: 1, y: 0, r: 0 } : { coefficient: 1, x: 0, y: 1, r: 0 };
  return [pixel, ...terms.filter(({ x, y }) => x + y > 1)];
}

function worstOffPixels(sip: SipWcs, wcs: Wcs, image: ImageSize): number {
  const offs = placesOn(image, 2 * PLACES).map((pixel) =>
    separationDegrees(pixelToSky(sip, pixel), pixelToSky(wcs, pixel)),
  );
  return (Math.max(...offs) * 3600) / pixelScaleArcsec(sip);
}

/** So many places along each side, corners included. */
function placesOn({ width, height }: ImageSize, count: number): Pixel[] {
  const along = (size: number) => Array.from({ length: count }, (_, index) => ((size - 1) * index) / (count - 1));
  return along(width).flatMap((x) => along(height).map((y) => ({ x, y })));
}
