import type { Image, Point } from '../image/image.js';
import { onFrame } from '../image/pixelWindow.js';
import { type ApertureRadii, annulusSkyWithUnevenness } from '../sky/annulusSky.js';
import { apertureSum } from './apertureSum.js';
import { ccdError } from './ccdError.js';
import { howellCentroid } from './howellCentroid.js';
import { moments } from './moments.js';
import { radialFwhm } from './radialFwhm.js';
import { NO_STAR_NUMBERS, type StarNumbers } from './starNumbers.js';

/** One star in one image, and how far it can be trusted. */
export interface StarMeasurement extends StarNumbers {
  readonly centroid: 'converged' | 'no-signal' | 'ran-away' | 'fixed';
  readonly offFrame: boolean;
  /** The sky annulus (or the aperture, where it is larger) reaches over the edge of the frame. */
  readonly nearEdge: boolean;
  /** Pixels without a value that touch the aperture: their light is missing in `net`. */
  readonly nanPixels: number;
  /** By how much the sky differs about the star beyond its noise (`unevenness`), counts per pixel; NaN: not known. */
  readonly skyUnevenness: number;
}

const OFF_FRAME: StarMeasurement = {
  ...NO_STAR_NUMBERS,
  ...{ centroid: 'fixed', offFrame: true, nearEdge: true, nanPixels: 0, skyUnevenness: Number.NaN },
};

export interface MeasureOptions {
  readonly radii: ApertureRadii;
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
  /** Dark current of the exposure, electrons per pixel. Default 0. */
  readonly darkElectrons?: number;
  readonly recentre: boolean;
  /** A centroid further from the given position than this has run away. */
  readonly maxShiftPixels: number;
}

/**
 * Aperture photometry of one star as AstroImageJ: centroid (Howell), exact circle, 2-sigma sky, CCD error. Without a
 * centroid to be trusted the given position is measured and `centroid` says why. Position off the frame, or not a
 * number: everything NaN.
 */
export function measureStar(image: Image, position: Point, options: MeasureOptions): StarMeasurement {
  if (!onFrame(image, position)) return OFF_FRAME;
  const { radii, gain, readNoise, darkElectrons = 0 } = options;
  const { place, centroid } = options.recentre ? recentred(image, position, options) : fixed(position);
  const sky = annulusSkyWithUnevenness(image, place, radii);
  const { sum, area, peak, nanPixels } = apertureSum(image, place, radii.starPixels);
  const net = area > 0 ? sum - sky.level * area : Number.NaN;
  const error = ccdError({
    net,
    sourcePixels: area,
    skyPixels: sky.count,
    skyLevel: sky.level,
    gain,
    readNoise,
    darkElectrons,
  });
  return {
    ...place,
    net,
    area,
    error,
    snr: net / error,
    peak,
    mean: net / area,
    skyLevel: sky.level,
    skyPixels: sky.count,
    fwhmPixels: radialFwhm(image, place, radii.starPixels, sky.level),
    ...moments(image, place, radii.starPixels, sky.level),
    centroid,
    offFrame: false,
    nearEdge: reachesOver(image, place, Math.max(radii.starPixels, radii.skyOuterPixels)),
    nanPixels,
    skyUnevenness: sky.unevenness,
  };
}

type Placed = { readonly place: Point; readonly centroid: StarMeasurement['centroid'] };

function fixed({ x, y }: Point): Placed {
  return { place: { x, y }, centroid: 'fixed' };
}

function recentred(image: Image, position: Point, { radii, maxShiftPixels }: MeasureOptions): Placed {
  const found = howellCentroid(image, position, radii.starPixels, radii);
  const given = { x: position.x, y: position.y };
  if (!found.ok) return { place: given, centroid: found.reason };
  const shift = Math.hypot(found.x - position.x, found.y - position.y);
  if (shift > maxShiftPixels) return { place: given, centroid: 'ran-away' };
  return { place: { x: found.x, y: found.y }, centroid: 'converged' };
}

function reachesOver(image: Image, { x, y }: Point, reach: number): boolean {
  return !(x - reach >= -0.5 && y - reach >= -0.5 && x + reach <= image.width - 0.5 && y + reach <= image.height - 0.5);
}
