import type { Image } from './image.js';
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
  /** flux over the sky noise in the footprint; the star's own photon noise is not known here. */
  readonly snr: number;
}

export interface SegmentEvidence {
  readonly image: Image;
  /** The image less its sky. */
  readonly residual: Image;
  /** Pixel indexes. */
  readonly footprint: readonly number[];
  /** Sky noise per pixel, counts. */
  readonly rms: number;
  readonly saturation: number | null;
}

/** A star of FWHM 1.2 px centred on a pixel has less than half of the 3 x 3 light in it; a hot pixel has it all. */
const HOT_SHARE = 0.6;
/** Squared sigma, px^2, across the narrow side: a star of FWHM 1.2 px has 0.3, a cosmic ray track under 0.12. */
const NARROWEST_VARIANCE = 0.15;
const FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

/** Place, light and shape of a footprint; null where it is a hot pixel or a cosmic ray. */
export function describeSegment(evidence: SegmentEvidence): DetectedStar | null {
  const { image, residual, footprint, rms, saturation } = evidence;
  const sums = footprintSums(evidence);
  if (!(sums.light > 0) || sums.minor < NARROWEST_VARIANCE || shareOfBrightest(residual, sums.brightest) > HOT_SHARE) {
    return null;
  }
  const sigma = Math.sqrt(Math.sqrt(sums.major * sums.minor));
  const shape = windowedShape(residual, sums, { skyLevel: 0, sigmaPixels: sigma, maxShiftPixels: 1 + sigma });
  const found = shape ?? {
    x: sums.x,
    y: sums.y,
    fwhmPixels: FWHM_PER_SIGMA * sigma,
    ellipticity: 1 - Math.sqrt(sums.minor / sums.major),
  };
  let peak = Number.NEGATIVE_INFINITY;
  for (const index of footprint) {
    const value = image.pixels[index] as number;
    if (value > peak) peak = value;
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
    snr: sums.flux / (rms * Math.sqrt(footprint.length)),
  };
}

/** Sums over the footprint; the moments weigh positive pixels only. */
function footprintSums({ residual, footprint }: SegmentEvidence) {
  const { width, pixels } = residual;
  let [flux, light, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0, 0];
  let brightest = footprint[0] as number;
  const originX = brightest % width;
  const originY = Math.floor(brightest / width);
  for (const index of footprint) {
    const value = pixels[index] as number;
    flux += value;
    if (value > (pixels[brightest] as number)) brightest = index;
    if (!(value > 0)) continue;
    const dx = (index % width) - originX;
    const dy = Math.floor(index / width) - originY;
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
function shareOfBrightest({ width, height, pixels }: Image, index: number): number {
  const column = index % width;
  const row = Math.floor(index / width);
  let light = 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
      light += pixels[y * width + x] as number;
    }
  }
  return (pixels[index] as number) / light;
}
