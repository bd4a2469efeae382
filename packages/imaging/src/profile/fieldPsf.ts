import { ok, type Result, refuse } from '@wombat/result';
import type { DetectedStar } from '../detect/describeSegment.js';
import type { Image } from '../image/image.js';
import { median } from '../statistics/median.js';
import { medianAbsoluteDeviation } from '../statistics/medianAbsoluteDeviation.js';
import { fitMoffat, type MoffatFit } from './fitMoffat.js';
import { brokenPsfLimits } from './psfLimits.js';

export interface FieldPsf {
  /** The stars that were fitted, brightest first. */
  readonly stars: readonly MoffatFit[];
  /** Medians over the stars. */
  readonly fwhmPixels: number;
  readonly beta: number;
  readonly qfit: number;
  readonly rSquared: number;
  readonly ellipticity: number;
  /** MAD / median of the FWHM. */
  readonly fwhmScatter: number;
}

export interface PsfFault {
  readonly code: 'badpsf';
  readonly message: string;
  readonly candidates: number;
  readonly fitted: number;
}

export interface FieldPsfOptions {
  /** Pixel values, sky included, a star's peak must lie between. */
  readonly peakRange: readonly [number, number];
  readonly saturation: number | null;
  /** Default 20. */
  readonly maxStars?: number;
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
}

const BOX_IN_FWHM = 4;
const SMALLEST_BOX = 9;
/** A neighbour in the box with more than this part of the star's light disturbs the fit. */
const NEIGHBOUR_PART = 0.1;

/**
 * The point spread function of a field: circular Moffat fits to up to 20 of the brightest isolated, unsaturated stars
 * with a peak in the range, judged by their medians against `PSF_LIMITS`.
 */
export function fieldPsf(
  image: Image,
  stars: readonly DetectedStar[],
  options: FieldPsfOptions,
): Result<FieldPsf, PsfFault> {
  const [lowest, highest] = options.peakRange;
  const saturation = options.saturation ?? Number.POSITIVE_INFINITY;
  const inRange = stars.filter(
    (star) => !star.saturated && star.peak < saturation && star.peak >= lowest && star.peak <= highest,
  );
  const boxPixels = boxFor(median(inRange.map((star) => star.fwhmPixels)));
  const candidates = inRange
    .filter((star) => isInside(image, star, boxPixels) && isIsolated(star, stars, boxPixels))
    .slice(0, options.maxStars ?? 20);
  const fits = candidates.flatMap((star) => {
    const fit = fitMoffat(image, star, { boxPixels, gain: options.gain, readNoise: options.readNoise });
    return fit.ok ? [fit.value] : [];
  });
  return judge(fits, candidates.length, options.peakRange);
}

function boxFor(fwhmPixels: number): number {
  return Math.max(SMALLEST_BOX, 2 * Math.ceil((BOX_IN_FWHM / 2) * fwhmPixels) + 1 || SMALLEST_BOX);
}

function isInside(image: Image, { x, y }: DetectedStar, boxPixels: number): boolean {
  const half = boxPixels / 2;
  return x >= half && y >= half && x <= image.width - 1 - half && y <= image.height - 1 - half;
}

function isIsolated(star: DetectedStar, stars: readonly DetectedStar[], boxPixels: number): boolean {
  const reach = (0.75 * boxPixels) ** 2;
  return !stars.some(
    (other) =>
      other !== star &&
      other.flux > NEIGHBOUR_PART * star.flux &&
      (other.x - star.x) ** 2 + (other.y - star.y) ** 2 < reach,
  );
}

function judge(
  stars: readonly MoffatFit[],
  candidates: number,
  [lowest, highest]: readonly [number, number],
): Result<FieldPsf, PsfFault> {
  const fwhms = stars.map((star) => star.fwhmPixels);
  const fwhmPixels = median(fwhms);
  const psf: FieldPsf = {
    stars,
    fwhmPixels,
    beta: median(stars.map((star) => star.beta)),
    qfit: median(stars.map((star) => star.qfit)),
    rSquared: median(stars.map((star) => star.rSquared)),
    ellipticity: median(stars.map((star) => star.ellipticity)),
    fwhmScatter: medianAbsoluteDeviation(fwhms) / fwhmPixels,
  };
  const numbers = { ...psf, goodFits: stars.length, elongation: 1 / (1 - psf.ellipticity) };
  const broken = brokenPsfLimits(numbers);
  if (broken.length === 0) return ok(psf);
  const tried = `${stars.length} of ${candidates} isolated stars with a peak of ${lowest} to ${highest} counts fitted`;
  const fault = {
    code: 'badpsf',
    message: `${broken.join('; ')} (${tried})`,
    candidates,
    fitted: stars.length,
  } as const;
  return refuse(fault);
}
