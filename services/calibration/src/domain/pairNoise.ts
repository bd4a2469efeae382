import { median } from '@wombat/imaging';

/** The middle of a frame, row by row; ADU. */
export interface Middle {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float64Array;
}

/** What two flats and the noise of a bias tell of a camera. */
export interface CameraNoise {
  /** e-/ADU. */
  measuredGain: number;
  /** e-. */
  measuredReadNoise: number;
}

/** Side of squares that are judged one by one, pixels: stars and cosmic rays spoil few of them. */
const SQUARE = 32;
/** Sum of (x - mean x)^2 over its pixels. */
const SQUARE_MOMENT = (SQUARE ** 2 * (SQUARE ** 2 - 1)) / 12;
/** Each tells a variance to 4 per cent. */
const FEWEST_SQUARES = 16;

/** Noise of a pixel of one bias frame, ADU, by the differences of pairs; null: too few pixels, or no noise. */
export function frameNoise(pairs: readonly (readonly [Middle, Middle])[]): number | null {
  const variances = pairs.flatMap(([one, other]) =>
    squaresOf(one).map((square) => varianceOf(differences(one, other, { square, levels: [1, 1] })) / 2),
  );
  return finite(Math.sqrt(medianOfEnough(variances)));
}

/**
 * Gain and read noise from pairs of flats, less their bias, and the noise of a bias frame: the gain is
 * ((F1 + F2) - (B1 + B2)) / (var(F1 - F2) - var(B1 - B2)), the read noise gain x sd(B1 - B2) / sqrt(2) (Howell 2006,
 * Handbook of CCD Astronomy, section 4.3). Each flat is divided by its own level first, so that a lamp that drifts does
 * no harm: var(F1/f1 - F2/f2) = (1/f1 + 1/f2) / gain + noise^2 (1/f1^2 + 1/f2^2). Null where they do not tell.
 */
export function cameraNoise(pairs: readonly (readonly [Middle, Middle])[], biasNoise: number): CameraNoise | null {
  const gains = pairs.flatMap(([one, other]) =>
    squaresOf(one).map((square) => {
      const levels = [meanOf(one, square), meanOf(other, square)] as const;
      const [first, second] = levels;
      const variance = varianceOf(differences(one, other, { square, levels }));
      const ofLight = variance - biasNoise ** 2 * (1 / first ** 2 + 1 / second ** 2);
      return first > 0 && second > 0 && ofLight > 0 ? (1 / first + 1 / second) / ofLight : Number.NaN;
    }),
  );
  const measuredGain = finite(medianOfEnough(gains));
  return measuredGain === null ? null : { measuredGain, measuredReadNoise: measuredGain * biasNoise };
}

interface Square {
  left: number;
  top: number;
}

function squaresOf({ width, height }: Middle): Square[] {
  const squares: Square[] = [];
  for (let top = 0; top + SQUARE <= height; top += SQUARE)
    for (let left = 0; left + SQUARE <= width; left += SQUARE) squares.push({ left, top });
  return squares;
}

function valuesOf({ width, pixels }: Middle, { left, top }: Square): Float64Array {
  const values = new Float64Array(SQUARE ** 2);
  for (let row = 0; row < SQUARE; row++) {
    const start = (top + row) * width + left;
    values.set(pixels.subarray(start, start + SQUARE), row * SQUARE);
  }
  return values;
}

function differences(
  one: Middle,
  other: Middle,
  { square, levels: [first, second] }: { square: Square; levels: readonly [number, number] },
): Float64Array {
  const values = valuesOf(one, square);
  const others = valuesOf(other, square);
  for (let at = 0; at < values.length; at++)
    values[at] = (values[at] as number) / first - (others[at] as number) / second;
  return values;
}

function meanOf(middle: Middle, square: Square): number {
  return mean(valuesOf(middle, square));
}

/** Of the values of a square about the plane that fits them best: light may slant otherwise in each frame. */
function varianceOf(values: Float64Array): number {
  const middle = mean(values);
  let squares = 0;
  let alongX = 0;
  let alongY = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    squares += (value - middle) ** 2;
    alongX += ((at % SQUARE) - (SQUARE - 1) / 2) * value;
    alongY += (Math.floor(at / SQUARE) - (SQUARE - 1) / 2) * value;
  }
  return (squares - (alongX ** 2 + alongY ** 2) / SQUARE_MOMENT) / (values.length - 3);
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] as number;
  return sum / values.length;
}

/** NaN where too few, or less than half, are numbers above nothing. */
function medianOfEnough(values: readonly number[]): number {
  const sound = values.filter((value) => Number.isFinite(value) && value > 0);
  return sound.length < Math.max(FEWEST_SQUARES, values.length / 2) ? Number.NaN : median(sound);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
