import { background } from './background.js';
import { type DetectedStar, describeSegment } from './describeSegment.js';
import type { Image } from './image.js';
import { median } from './median.js';
import { SIGMA_PER_MAD } from './medianAbsoluteDeviation.js';
import { segmentImage } from './segmentImage.js';
import { smooth } from './smooth.js';

export interface DetectOptions {
  /** Smoothed pixels this many times their own noise above the sky are light. Default 5. */
  readonly thresholdSigma?: number;
  /** Pixel value at and above which a star is saturated; null or absent: not known. */
  readonly saturation?: number | null;
  /** Smallest footprint, pixels. Default 5. */
  readonly minPixels?: number;
  /** Only so many of the brightest. */
  readonly maxStars?: number;
}

/** A second peak in a footprint is a star of its own above this many times the noise over the saddle... */
const DEBLEND_SIGMA = 5;
/** ... and above this part of the saddle, so that photon noise on a bright star's wings is not. */
const DEBLEND_FRACTION = 0.1;
/** The noise is taken from about this many pixels spread over the frame. */
const NOISE_SAMPLE = 200_000;

/**
 * Stars of a frame, largest flux first: sky mesh taken off, smoothed by a 3 x 3 kernel, pixels above the threshold
 * grouped and deblended; hot pixels and cosmic rays (sharper than any star can be in one pixel or in one direction)
 * are left out. NaN pixels count as sky.
 */
export function detectStars(image: Image, options: DetectOptions = {}): DetectedStar[] {
  const { thresholdSigma = 5, saturation = null, minPixels = 5, maxStars = Number.POSITIVE_INFINITY } = options;
  const { residual, rms } = withoutSky(image);
  const smoothed = smooth(residual);
  const noise = robustNoise(smoothed.pixels);
  const segments = segmentImage(smoothed, {
    threshold: thresholdSigma * noise,
    minRise: DEBLEND_SIGMA * noise,
    minRiseFraction: DEBLEND_FRACTION,
  });
  const stars: DetectedStar[] = [];
  for (const footprint of segments) {
    if (footprint.length < minPixels) continue;
    const star = describeSegment({ image, residual, footprint, rms, saturation });
    if (star) stars.push(star);
  }
  return stars.sort((a, b) => b.flux - a.flux).slice(0, maxStars);
}

/** The image less its sky, in float32, NaN as 0. */
function withoutSky(image: Image): { residual: Image; rms: number } {
  const sky = background(image);
  const pixels = new Float32Array(image.pixels.length);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const index = y * image.width + x;
      const value = (image.pixels[index] as number) - sky.at(x, y);
      pixels[index] = !Number.isNaN(value) ? value : 0;
    }
  }
  return { residual: { width: image.width, height: image.height, pixels }, rms: sky.rms };
}

function robustNoise(pixels: Image['pixels']): number {
  const stride = Math.max(1, Math.floor(pixels.length / NOISE_SAMPLE)) | 1;
  const sizes = new Float64Array(Math.ceil(pixels.length / stride));
  for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(pixels[i * stride] as number);
  return SIGMA_PER_MAD * median(sizes);
}
