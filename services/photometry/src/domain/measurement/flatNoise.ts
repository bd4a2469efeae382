import type { FrameMeta, MasterBuilt } from '@wombat/proto';
import { cameraFacts } from './cameraFacts.js';
import {
  type FrameFacts,
  isMeasured,
  MAGNITUDES_PER_RELATIVE_ERROR,
  type MeasuredFrame,
  type StarInFrame,
} from './measurement.js';

/** Of one magnitude; magnitudes, one standard deviation. */
export interface FlatNoise {
  /** The part that is this point's own. */
  flat: number;
  /** The part that all points of the night have. */
  flatCommon: number;
}

/** A median has this much more variance than the mean, of many frames; of few, and of other methods, less. */
const MEDIAN_VARIANCE = Math.PI / 2;
/** Of a round Gaussian image, pixels per FWHM^2: 1 / (sum of squares of what part of the light each pixel has). */
const NOISE_AREA_PER_FWHM_SQUARED = Math.PI / (2 * Math.LN2);

/**
 * Electrons a pixel of a master flat rests on, by its own gain, else by that of the frame. Null where the master does
 * not tell the light of its frames.
 */
export function flatElectrons(frame: FrameMeta, { lightLevel = 0, numImages, meta }: MasterBuilt): number | null {
  const electrons = (lightLevel * numImages * (meta?.gain ?? cameraFacts(frame).gain)) / MEDIAN_VARIANCE;
  return electrons > 0 ? electrons : null;
}

/**
 * What the noise of the flats makes of each magnitude of a star. A star that stands still has the same pixels of the
 * flat all night, and all its points the same fault; one that moves by its own width has others. Two points share the
 * part exp(-d^2 / 4 s^2) of the variance, d apart with images of width s: the mean of that over all pairs is the part
 * common to the night, which is what a mean over the night is left with. Comparison stars need no term of their own:
 * theirs is in their measured scatter, and what stays all night in how far they lie from their catalogue magnitudes.
 */
export function flatNoise(
  starId: string,
  frames: readonly MeasuredFrame[],
): (star: StarInFrame, frame: FrameFacts) => FlatNoise {
  const common = commonPart(
    frames.flatMap(({ frame: { flat }, stars }) => {
      const star = stars.get(starId);
      return flat !== undefined && isMeasured(star) ? [{ ...star, flat: flat.sha256 }] : [];
    }),
  );
  return (star, { flat }) => {
    const whole = flat === undefined ? 0 : magnitudesOf(star, flat.electrons);
    return { flat: whole * Math.sqrt(1 - common), flatCommon: whole * Math.sqrt(common) };
  };
}

/**
 * With each pixel of the flat wrong by 1 / sqrt(its electrons), light and sky of a pixel are wrong by that part:
 * squares summed over the image of the star, its sky and the annulus.
 */
function magnitudesOf({ net, area, skyLevel, skyPixels, fwhmPixels }: StarInFrame, electrons: number): number {
  if (!(net > 0)) return 0;
  const noiseArea = fwhmPixels > 0 ? Math.min(area, NOISE_AREA_PER_FWHM_SQUARED * fwhmPixels ** 2) : area;
  const sky = Math.max(skyLevel, 0) / net;
  const skyPenalty = skyPixels > 0 ? 1 + area / skyPixels : 1;
  const pixels = 1 / noiseArea + 2 * sky + area * skyPenalty * sky ** 2;
  return MAGNITUDES_PER_RELATIVE_ERROR * Math.sqrt(pixels / electrons);
}

/** A star on a frame. */
export interface StarOnFrame {
  star: StarInFrame;
  frame: FrameFacts;
}

/** Variance, magnitudes^2, of what the noise of the flats changes a star's magnitude by from one frame to another. */
export function flatChange(one: StarOnFrame, other: StarOnFrame): number {
  const [before, after] = [one, other].map(({ star, frame: { flat } }) =>
    flat === undefined ? 0 : magnitudesOf(star, flat.electrons),
  ) as [number, number];
  const isSame = one.frame.flat !== undefined && one.frame.flat.sha256 === other.frame.flat?.sha256;
  const shared = isSame ? sharedPart(one.star, other.star) : 0;
  return Math.max(0, before ** 2 + after ** 2 - 2 * shared * before * after);
}

/** What two places of a star have in common of the flat's noise. */
function sharedPart(one: Omit<Place, 'flat'>, other: Omit<Place, 'flat'>): number {
  const width = Math.max(one.fwhmPixels || 0, SMALLEST_FWHM) / FWHM_PER_SIGMA;
  return Math.exp(-((one.x - other.x) ** 2 + (one.y - other.y) ** 2) / (4 * width ** 2));
}

interface Place {
  x: number;
  y: number;
  fwhmPixels: number;
  flat: string;
}

function commonPart(places: readonly Place[]): number {
  const count = places.length;
  if (count < 2) return count;
  const some = sampled(places);
  let sum = 0;
  for (const one of some)
    for (const other of some) {
      if (one !== other && one.flat === other.flat) sum += sharedPart(one, other);
    }
  return 1 / count + (1 - 1 / count) * (sum / (some.length * (some.length - 1)));
}

/**
 * Of many places, some: pairs go by the square. By the golden section, as every twentieth might always be the same one
 * of a pattern the telescope dithers in.
 */
function sampled(places: readonly Place[]): readonly Place[] {
  if (places.length <= MOST_PLACES) return places;
  const indexes = Array.from({ length: MOST_PLACES }, (_, at) => Math.floor(((at * GOLDEN_PART) % 1) * places.length));
  return [...new Set(indexes)].map((index) => places[index] as Place);
}

const MOST_PLACES = 400;
const GOLDEN_PART = (Math.sqrt(5) - 1) / 2;
const FWHM_PER_SIGMA = Math.sqrt(8 * Math.LN2);
/** Pixels; within one a flat is the same. */
const SMALLEST_FWHM = 1;
