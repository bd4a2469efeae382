import type { Image } from '../image/image.js';
import { median } from '../statistics/median.js';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';

/** Pixels of a master that are not like the others, by their place in its pixels. */
export interface BadPixels {
  readonly width: number;
  readonly height: number;
  readonly places: Int32Array;
  /** Counts of a dark above the pixels beside; infinite for one that does not answer to light as those about it do. */
  readonly excesses: Float32Array;
}

/** A pixel of a dark is hot this many robust standard deviations above the median, and above those beside it. */
const HOT_SIGMAS = 10;
/** One of a flat is bad where it answers less, or more, than these parts of what the two on either side do. */
const LEAST_ANSWER = 0.6;
const MOST_ANSWER = 1.5;
/** So many pixels tell the level of a master. */
const SAMPLE = 100_000;

/** Hot pixels of a master dark; not all that an amplifier's glow brightens, as that is taken off well. */
export function hotPixelsOf(dark: Image): BadPixels {
  const { width, height, pixels } = dark;
  const step = Math.max(1, Math.floor(pixels.length / SAMPLE));
  const sample = Float64Array.from(
    { length: Math.ceil(pixels.length / step) },
    (_, index) => pixels[index * step] as number,
  );
  const level = median(sample);
  const limit = level + HOT_SIGMAS * SIGMA_PER_MAD * medianAbsoluteDeviation(sample);
  const places: number[] = [];
  const excesses: number[] = [];
  for (let at = 0; at < pixels.length; at++) {
    if (!((pixels[at] as number) > limit)) continue;
    const excess = (pixels[at] as number) - Math.max(level, besideInRow(dark, at));
    if (!(excess > limit - level)) continue;
    places.push(at);
    excesses.push(excess);
  }
  return { width, height, places: Int32Array.from(places), excesses: Float32Array.from(excesses) };
}

/** What the pixels on either side have, hot ones among them or not: of the two or more, the middle. */
function besideInRow({ width, pixels }: Image, at: number): number {
  const column = at % width;
  const steps = [-3, -2, 2, 3].filter((step) => column + step >= 0 && column + step < width);
  return median(steps.map((step) => pixels[at + step] as number));
}

/** Pixels of a master flat that stand out from those beside them in the row: dead ones, and such as leak. */
export function deadPixelsOf(flat: Image): BadPixels {
  const { width, height, pixels } = flat;
  const places: number[] = [];
  for (let row = 0; row < height; row++)
    for (let column = 2; column < width - 2; column++) {
      const at = row * width + column;
      const own = pixels[at] as number;
      const sum =
        (pixels[at - 2] as number) +
        (pixels[at - 1] as number) +
        (pixels[at + 1] as number) +
        (pixels[at + 2] as number);
      if (!(own >= 0.25 * LEAST_ANSWER * sum && own <= 0.25 * MOST_ANSWER * sum)) places.push(at);
    }
  return { width, height, places: Int32Array.from(places), excesses: new Float32Array(places.length).fill(Infinity) };
}
