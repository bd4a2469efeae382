/** What the pixels of a frame span, and how far neighbours differ. Counts. */
export interface PixelSpread {
  readonly lowest: number;
  readonly highest: number;
  /** Standard deviation of a pixel about its neighbour, stars and slopes left out. */
  readonly noise: number;
}

/** How a frame is stored as 16-bit whole numbers: counts = zero + step x stored. */
export interface FrameSteps {
  readonly zero: number;
  readonly step: number;
  readonly noise: number;
  /** Whether steps are small against the noise; a frame of which they are not stays as it is, in floats. */
  readonly areFine: boolean;
}

/** Stored numbers go from -this to this. */
export const HIGHEST_STORED = 32767;
/** Stands for pixels without a value. */
export const BLANK_STORED = -32768;
/** Rounding to a quarter of the noise adds a two-hundredth to its variance, and the mean of many pixels stays. */
const LARGEST_STEP = 0.25;
/** So that step and zero are in the header as they are here, in the columns the standard gives a number. */
const [STEP_DIGITS, ZERO_DIGITS] = [8, 12];

/** The smallest steps that reach from the lowest pixel to the highest: none is cut off. */
export function chooseSteps({ lowest, highest, noise }: PixelSpread): FrameSteps {
  const smallest = (highest - lowest) / (2 * HIGHEST_STORED - 1);
  const step = Number((smallest * (1 + 10 ** (1 - STEP_DIGITS))).toPrecision(STEP_DIGITS));
  const zero = Number(((lowest + highest) / 2).toPrecision(ZERO_DIGITS));
  const areFine = Number.isFinite(step) && step > 0 && step <= LARGEST_STEP * noise;
  return { zero, step, noise, areFine };
}
