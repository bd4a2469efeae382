import type { DetectedStar } from './describeSegment.js';
import type { DetectedField } from './detectStars.js';

/** What is kept of a field of stars. */
export interface PackedField {
  readonly stars: DetectedStar[];
  readonly skyLevel: number;
}

const NUMBERS_OF_STAR = 9;
const SATURATED = 1;
const BLENDED = 2;
const TRUNCATED = 4;

/** The level of the sky, then nine numbers of one star after the other: 72 bytes a star. */
export function packField({ stars, sky }: Pick<DetectedField, 'stars'> & { sky: { level: number } }): Float64Array {
  const numbers = new Float64Array(1 + NUMBERS_OF_STAR * stars.length);
  numbers[0] = sky.level;
  for (const [index, star] of stars.entries()) {
    const { x, y, flux, peak, fwhmPixels, ellipticity, npix, snr } = star;
    const signs = (star.saturated ? SATURATED : 0) + (star.blended ? BLENDED : 0) + (star.truncated ? TRUNCATED : 0);
    numbers.set([x, y, flux, peak, fwhmPixels, ellipticity, npix, snr, signs], 1 + NUMBERS_OF_STAR * index);
  }
  return numbers;
}

/** The same again, to the last bit. */
export function unpackField(numbers: Float64Array): PackedField {
  const [skyLevel = Number.NaN] = numbers;
  const stars = Array.from({ length: (numbers.length - 1) / NUMBERS_OF_STAR }, (_, index) => starAt(numbers, index));
  return { stars, skyLevel };
}

function starAt(numbers: Float64Array, index: number): DetectedStar {
  const first = 1 + NUMBERS_OF_STAR * index;
  const [x = 0, y = 0, flux = 0, peak = 0, fwhmPixels = 0, ellipticity = 0, npix = 0, snr = 0, signs = 0] =
    numbers.subarray(first, first + NUMBERS_OF_STAR);
  const has = (sign: number) => (signs & sign) !== 0;
  const shape = { fwhmPixels, ellipticity, npix, snr };
  return { x, y, flux, peak, ...shape, saturated: has(SATURATED), blended: has(BLENDED), truncated: has(TRUNCATED) };
}
