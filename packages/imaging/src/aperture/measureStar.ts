import type { Image, Point } from '../image/image.js';
import { onFrame } from '../image/pixelWindow.js';
import { type ApertureRadii, annulusSky } from '../sky/annulusSky.js';
import { apertureSum } from './apertureSum.js';
import { ccdError } from './ccdError.js';
import { howellCentroid } from './howellCentroid.js';
import { type Moments, moments } from './moments.js';
import { radialFwhm } from './radialFwhm.js';

/** One star in one image, in AstroImageJ's sense; counts, pixels, degrees. */
export interface StarMeasurement extends Moments {
  readonly x: number;
  readonly y: number;
  /** Source minus sky. */
  readonly net: number;
  readonly area: number;
  readonly error: number;
  readonly snr: number;
  /** Largest pixel value, sky included. */
  readonly peak: number;
  /** net / area: sky-subtracted, as AstroImageJ's Mean column is. */
  readonly mean: number;
  readonly skyLevel: number;
  readonly skyPixels: number;
  readonly fwhmPixels: number;
  readonly centroid: 'converged' | 'no-signal' | 'ran-away' | 'fixed';
  readonly offFrame: boolean;
  /** The sky annulus (or the aperture, where it is larger) reaches over the edge of the frame. */
  readonly nearEdge: boolean;
}

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
  if (!onFrame(image, position)) return offFrameMeasurement();
  const { radii, gain, readNoise, darkElectrons = 0 } = options;
  const { place, centroid } = options.recentre ? recentred(image, position, options) : fixed(position);
  const sky = annulusSky(image, place, radii);
  const { sum, area, peak } = apertureSum(image, place, radii.starPixels);
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

function offFrameMeasurement(): StarMeasurement {
  const none = Number.NaN;
  return {
    x: none,
    y: none,
    net: none,
    area: none,
    error: none,
    snr: none,
    peak: none,
    mean: none,
    skyLevel: none,
    skyPixels: none,
    fwhmPixels: none,
    xWidth: none,
    yWidth: none,
    width: none,
    angleDegrees: none,
    roundness: none,
    centroid: 'fixed',
    offFrame: true,
    nearEdge: true,
  };
}
