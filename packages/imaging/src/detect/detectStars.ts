import type { Image } from '../image/image.js';
import { type Background, SkyTiles } from '../sky/background.js';
import { type BrightScene, brightPixels, pixelsAbove } from './brightPixels.js';
import { type DetectedStar, describeSegment, weighSegment } from './describeSegment.js';
import { segmentPixels } from './segmentPixels.js';

export interface DetectOptions {
  /** Smoothed pixels this many times their own noise above the sky are light. Default 5. */
  readonly thresholdSigma?: number;
  /** Pixel value at and above which a star is saturated; null or absent: not known. */
  readonly saturation?: number | null;
  /** Smallest footprint, pixels. Default 5. */
  readonly minPixels?: number;
  /** Only so many of the brightest. */
  readonly maxStars?: number;
  /** The image's sky as far as it was measured while the image came in. */
  readonly tiles?: SkyTiles;
}

const DEFAULT_SIGMA = 5;
/** A second peak in a footprint is a star of its own above this many times the noise over the saddle... */
const DEBLEND_SIGMA = 5;
/** ... and above this part of the saddle, so that photon noise on a bright star's wings is not. */
const DEBLEND_FRACTION = 0.1;

/**
 * Stars of a frame, largest flux first: sky mesh taken off, smoothed by a 3 x 3 kernel, pixels above the threshold
 * grouped and deblended; hot pixels and cosmic rays (sharper than any star can be in one pixel or in one direction)
 * are left out. NaN pixels count as sky.
 */
export function detectStars(image: Image, options: DetectOptions = {}): DetectedStar[] {
  return detectField(image, options).stars;
}

export interface DetectedField {
  readonly stars: DetectedStar[];
  /** How many there are, those beyond `maxStars` included. */
  readonly found: number;
  readonly sky: Background;
}

/** The stars as `detectStars` finds them, with the sky they stand on. */
export function detectField(image: Image, options: DetectOptions = {}): DetectedField {
  const { thresholdSigma = DEFAULT_SIGMA, tiles = new SkyTiles(image) } = options;
  const sky = tiles.mesh();
  return fieldOf(image, sky, brightPixels(image, sky, thresholdSigma), options);
}

/**
 * The field as `detectField` finds it without options, and as it does of the brightest `maxStars` with another, higher
 * threshold: the pixels are gone over once.
 */
export function detectTwice(
  image: Image,
  { higherSigma, maxStars }: { higherSigma: number; maxStars: number },
): { field: DetectedField; bright: DetectedField } {
  const sky = new SkyTiles(image).mesh();
  const scene = brightPixels(image, sky, DEFAULT_SIGMA);
  const brighter = { ...scene, bright: pixelsAbove(scene.bright, higherSigma * scene.noise) };
  return { field: fieldOf(image, sky, scene, {}), bright: fieldOf(image, sky, brighter, { maxStars }) };
}

function fieldOf(image: Image, sky: Background, { noise, bright }: BrightScene, options: DetectOptions): DetectedField {
  const { saturation = null, minPixels = 5, maxStars = Number.POSITIVE_INFINITY } = options;
  const segments = segmentPixels(bright, image.width, {
    minRise: DEBLEND_SIGMA * noise,
    minRiseFraction: DEBLEND_FRACTION,
  });
  const weighed = segments.flatMap((segment) => {
    if (segment.footprint.length < minPixels) return [];
    const sums = weighSegment({ image, sky, segment, saturation });
    return sums === null ? [] : [{ segment, sums }];
  });
  const brightest = weighed.sort((a, b) => b.sums.flux - a.sums.flux).slice(0, maxStars);
  const stars = brightest.map(({ segment, sums }) => describeSegment({ image, sky, segment, saturation }, sums));
  return { stars, found: weighed.length, sky };
}
