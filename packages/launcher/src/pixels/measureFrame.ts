import { detector, type Header, type ImageHeader } from '@wombat/fits/reading';
import {
  annulusSky,
  apertureSum,
  ccdError,
  clippedAnnulus,
  howellCentroid,
  type Image,
  intensityCentroid,
  type Point,
} from '@wombat/imaging/aperture';
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

export type MeasuredFrame = { ok: true; value: Measured[] } | { ok: false; problem: string };

/** What is measured and how. */
export interface Measuring {
  readonly stars: readonly ListedStar[];
  readonly request: MeasureRequest;
  /** What is done to a part of a frame before it is measured; default: nothing. */
  readonly correct?: (image: Image, cutOut: CutOut, header: Header) => Image;
}

/** Half of the 65 px square in which the intensity centroid looks. */
const SMALLEST_HALF = 32;
const SMALLEST_CENTROID_RADIUS = 3;

/** Places the stars by the frame's own solution, reads what is about them, and measures. */
export async function measureFrame(
  path: string,
  frame: ImageHeader,
  { stars, request, correct = (image) => image }: Measuring,
): Promise<MeasuredFrame> {
  const { header } = frame;
  const solution = wcsFromCards((keyword) => header.getNumber(keyword) ?? header.getString(keyword));
  if (!solution.ok) return { ok: false, problem: solution.fault.message };
  const opened = await openFrame(path, frame);
  if (!opened.ok) return opened;
  const half = cutOutHalf(request);
  const { gain, readNoise } = detector(header, { match: {} });
  const manner = { request, electrons: { gain: gain ?? 1, readNoise: readNoise ?? 0 } };
  try {
    const value = stars.map((star) => {
      const place = skyToPixel(solution.value, star);
      const cutOut = place && cutOutAbout(frame, place, half);
      if (!place || !cutOut) return nothing(star.id);
      const local = { x: place.x - cutOut.left, y: place.y - cutOut.bottom };
      const found = measureAt(correct(opened.value.read(cutOut), cutOut, header), local, manner);
      return { id: star.id, ...found, x: found.x + cutOut.left, y: found.y + cutOut.bottom };
    });
    return { ok: true, value };
  } finally {
    opened.value.close();
  }
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
