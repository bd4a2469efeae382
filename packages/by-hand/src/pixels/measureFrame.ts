import { detector, type Header, type ImageHeader, readHeader } from '@wombat/fits/reading';
import {
  annulusSky,
  apertureSum,
  ccdError,
  clippedAnnulus,
  howellCentroid,
  type Image,
  intensityCentroid,
  type Point,
} from '@wombat/imaging/apertures';
import { ok, type Result } from '@wombat/result';
import { skyToPixel, wcsFromCards } from '@wombat/sky/wcs';
import type { MeasureRequest } from './measureRequest.js';
import { type CutOut, openFrame } from './openFrame.js';
import type { ListedStar } from './readStars.js';

/** One star on one frame; counts and pixels; all NaN where it is not on the frame. */
export interface Measured {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly sum: number;
  readonly area: number;
  readonly sky: number;
  readonly net: number;
  readonly error: number;
}

/** What is measured and how. */
export interface Measuring {
  readonly stars: readonly ListedStar[];
  readonly request: MeasureRequest;
  /** What is done to the parts of a frame before they are measured; default: nothing. */
  readonly correct?: (images: readonly Image[], cutOuts: readonly CutOut[], header: Header) => Promise<Image[]>;
}

/** What is about each star of a frame, in the stars' order. */
export interface FrameParts {
  readonly header: Header;
  readonly parts: readonly StarPart[];
}

interface StarPart {
  readonly id: string;
  /** Null where the star is not on the frame. */
  readonly found: { readonly place: Point; readonly cutOut: CutOut; readonly image: Image } | null;
}

/** Half of the 65 px square in which the intensity centroid looks. */
const SMALLEST_HALF = 32;
const SMALLEST_CENTROID_RADIUS = 3;

/** Places the stars by the frame's own solution and reads what is about them, while the caller goes on. */
export async function readParts(
  path: string,
  { stars, request, correct = async (images) => [...images] }: Measuring,
): Promise<Result<FrameParts>> {
  const head = await readHeader(path);
  if (!head.ok) return head;
  const { header } = head.value;
  const solution = wcsFromCards((keyword) => header.getNumber(keyword) ?? header.getString(keyword));
  if (!solution.ok) return solution;
  const half = cutOutHalf(request);
  const wanted = stars.map((star) => {
    const place = skyToPixel(solution.value, star);
    const cutOut = place && cutOutAbout(head.value, place, half);
    return place && cutOut ? { place, cutOut } : null;
  });
  const opened = await openFrame(path, head.value);
  if (!opened.ok) return opened;
  try {
    const cutOuts = wanted.flatMap((each) => (each ? [each.cutOut] : []));
    const images = (await correct(await opened.value.read(cutOuts), cutOuts, header)).values();
    const parts = stars.map(({ id }, index) => {
      const each = wanted[index];
      return { id, found: each ? { ...each, image: images.next().value as Image } : null };
    });
    return ok({ header, parts });
  } finally {
    opened.value.close();
  }
}

/** Measures the stars of a frame. */
export function measureParts({ header, parts }: FrameParts, request: MeasureRequest): Measured[] {
  const { gain, readNoise } = detector(header, { match: {} }, header.getNumber('BITPIX') ?? 0);
  const manner = { request, electrons: { gain: gain ?? 1, readNoise: readNoise ?? 0 } };
  return parts.map(({ id, found }) => {
    if (!found) return nothing(id);
    const { left, bottom } = found.cutOut;
    const local = { x: found.place.x - left, y: found.place.y - bottom };
    const measured = measureAt(found.image, local, manner);
    return { id, ...measured, x: measured.x + left, y: measured.y + bottom };
  });
}

function cutOutHalf({ radii }: MeasureRequest): number {
  const shift = Math.max(radii.starPixels, SMALLEST_CENTROID_RADIUS);
  return Math.max(SMALLEST_HALF, Math.ceil(Math.max(radii.skyOuterPixels, radii.starPixels) + shift) + 2);
}

/** The square about a place as far as it is on the frame; null where the place itself is not. */
function cutOutAbout({ width, height }: ImageHeader, { x, y }: Point, half: number): CutOut | null {
  if (!(x >= -0.5 && y >= -0.5 && x <= width - 0.5 && y <= height - 0.5)) return null;
  const [column, row] = [Math.round(x), Math.round(y)];
  return {
    left: Math.max(0, column - half),
    right: Math.min(width - 1, column + half),
    bottom: Math.max(0, row - half),
    top: Math.min(height - 1, row + half),
  };
}

interface Manner {
  readonly request: MeasureRequest;
  readonly electrons: { readonly gain: number; readonly readNoise: number };
}

function measureAt(image: Image, start: Point, { request, electrons }: Manner): Omit<Measured, 'id'> {
  const { radii } = request;
  const place = recentred(image, start, request);
  const { sum, area } = apertureSum(image, place, radii.starPixels);
  if (request.sky === 'aij') {
    const sky = annulusSky(image, place, radii);
    const net = sum - sky.level * area;
    const noise = { net, sourcePixels: area, skyPixels: sky.count, skyLevel: sky.level, darkElectrons: 0 };
    return { ...place, sum, area, sky: sky.level, net, error: ccdError({ ...noise, ...electrons }) };
  }
  const sky = clippedAnnulus(image, place, radii);
  const net = sum - area * sky.level;
  const scatter = area * sky.sigma * sky.sigma * (1 + area / sky.count);
  return { ...place, sum, area, sky: sky.level, net, error: Math.sqrt(Math.max(net, 0) / electrons.gain + scatter) };
}

/** Where there is nothing to find the centre of, the given place is measured. */
function recentred(image: Image, start: Point, { centroid, radii }: MeasureRequest): Point {
  if (centroid === 'com') return intensityCentroid(image, start, radii.starPixels) ?? start;
  if (centroid === 'none') return start;
  const { x, y } = howellCentroid(image, start, radii.starPixels, radii);
  return { x, y };
}

function nothing(id: string): Measured {
  const none = Number.NaN;
  return { id, x: none, y: none, sum: none, area: none, sky: none, net: none, error: none };
}
