import type { Image, Point } from '../image/image.js';
import type { Background } from '../sky/background.js';
import type { Segment } from './segmentPixels.js';
import { windowedShape } from './windowedShape.js';

export interface DetectedStar {
  readonly x: number;
  readonly y: number;
  /** Sum over the footprint, sky subtracted, counts: for ranking, not for photometry. */
  readonly flux: number;
  /** Largest pixel value of the footprint as it is in the image: NOT sky-subtracted. */
  readonly peak: number;
  readonly fwhmPixels: number;
  /** 1 - shorter / longer axis. */
  readonly ellipticity: number;
  /** Pixels of the footprint. */
  readonly npix: number;
  readonly saturated: boolean;
  /** Its footprint touches another star's. */
  readonly blended: boolean;
  /** Its footprint reaches the edge of the image. */
  readonly truncated: boolean;
  /** flux over the sky noise in the footprint; the star's own photon noise is not known here. */
  readonly snr: number;
}

export interface SegmentEvidence {
  readonly image: Image;
  readonly sky: Background;
  readonly segment: Segment;
  readonly saturation: number | null;
}

/** A star of FWHM 1.2 px centred on a pixel has less than half of the 3 x 3 light in it; a hot pixel has it all. */
const HOT_SHARE = 0.6;
/** Squared sigma, px^2, across the narrow side: a star of FWHM 1.2 px has 0.3, a cosmic ray track under 0.12. */
const NARROWEST_VARIANCE = 0.15;
const FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

/** What a footprint weighs. */
export interface SegmentSums extends Point {
  /** Sum of all pixels, sky subtracted. */
  readonly flux: number;
  /** Sum of the positive ones, which the moments weigh. */
  readonly light: number;
  /** Variances along the axes. */
  readonly major: number;
  readonly minor: number;
  /** Index of the brightest pixel. */
  readonly brightest: number;
}

/** The light of a footprint and where it is; null where it is a hot pixel or a cosmic ray. */
export function weighSegment(evidence: SegmentEvidence): SegmentSums | null {
  const sums = footprintSums(evidence);
  if (!(sums.light > 0) || sums.minor < NARROWEST_VARIANCE || shareOfBrightest(evidence, sums.brightest) > HOT_SHARE) {
    return null;
  }
  return sums;
}

/** Place, light and shape of a star's footprint: the windows that are laid on it cost more than finding it. */
export function describeSegment(evidence: SegmentEvidence, sums: SegmentSums): DetectedStar {
  const { image, sky, segment, saturation } = evidence;
  const { footprint, blended } = segment;
  const sigma = Math.sqrt(Math.sqrt(sums.major * sums.minor));
  const shape = windowedShape(image, sums, {
    skyLevel: sky.at(sums.x, sums.y),
    skySlope: slopeOf(sky, sums),
    sigmaPixels: sigma,
    maxShiftPixels: 1 + sigma,
  });
  const found = shape ?? {
    x: sums.x,
    y: sums.y,
    fwhmPixels: FWHM_PER_SIGMA * sigma,
    ellipticity: 1 - Math.sqrt(sums.minor / sums.major),
  };
  let peak = Number.NEGATIVE_INFINITY;
  let truncated = false;
  for (const index of footprint) {
    const value = image.pixels[index] as number;
    if (value > peak) peak = value;
    truncated ||= onEdge(image, index);
  }
  return {
    x: found.x,
    y: found.y,
    flux: sums.flux,
    peak,
    fwhmPixels: found.fwhmPixels,
    ellipticity: found.ellipticity,
    npix: footprint.length,
    saturated: saturation !== null && peak >= saturation,
    blended,
    truncated,
    snr: sums.flux / (sky.rms * Math.sqrt(footprint.length)),
  };
}

function onEdge({ width, height }: Image, index: number): boolean {
  const column = index % width;
  return column === 0 || column === width - 1 || index < width || index >= width * (height - 1);
}

/** Sums over the footprint; the moments weigh positive pixels only. */
function footprintSums({ image, sky, segment: { footprint, peak } }: SegmentEvidence): SegmentSums {
  const { width, pixels } = image;
  let [flux, light, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0, 0];
  let brightest = peak;
  let highest = Number.NEGATIVE_INFINITY;
  const originX = brightest % width;
  const originY = Math.floor(brightest / width);
  for (const index of footprint) {
    const x = index % width;
    const y = (index - x) / width;
    const value = (pixels[index] as number) - sky.at(x, y);
    if (Number.isNaN(value)) continue;
    flux += value;
    if (value > highest) {
      highest = value;
      brightest = index;
    }
    if (!(value > 0)) continue;
    const dx = x - originX;
    const dy = y - originY;
    light += value;
    sumX += value * dx;
    sumY += value * dy;
    sumXX += value * dx * dx;
    sumYY += value * dy * dy;
    sumXY += value * dx * dy;
  }
  const dx = sumX / light;
  const dy = sumY / light;
  const xx = sumXX / light - dx * dx;
  const yy = sumYY / light - dy * dy;
  const spread = Math.hypot((xx - yy) / 2, sumXY / light - dx * dy);
  const [major, minor] = [(xx + yy) / 2 + spread, (xx + yy) / 2 - spread];
  return { flux, light, x: originX + dx, y: originY + dy, major, minor, brightest };
}

/** The pixel's part of the light in the 3 x 3 pixels about it. */
function shareOfBrightest({ image, sky }: SegmentEvidence, index: number): number {
  const { width, height, pixels } = image;
  const column = index % width;
  const row = Math.floor(index / width);
  const level = sky.at(column, row);
  let light = 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
      const value = (pixels[y * width + x] as number) - level;
      if (!Number.isNaN(value)) light += value;
    }
  }
  return ((pixels[index] as number) - level) / light;
}

const SLOPE_REACH = 4;

/** Counts per pixel about a place. */
function slopeOf(sky: Background, { x, y }: Point): Point {
  return {
    x: (sky.at(x + SLOPE_REACH, y) - sky.at(x - SLOPE_REACH, y)) / (2 * SLOPE_REACH),
    y: (sky.at(x, y + SLOPE_REACH) - sky.at(x, y - SLOPE_REACH)) / (2 * SLOPE_REACH),
  };
}
