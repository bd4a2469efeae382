import { partitionAt } from '@wombat/imaging/kernels';
import { blockQueue } from './blockQueue.js';
import type { Crew } from './crew.js';
import { exactMedian } from './exactMedian.js';
import type { PixelPlace } from './files/pixelPlace.js';
import type { ValueSource } from './files/valueReader.js';
import type { ValueCount } from './stages/collectValues.js';
import type { Bracket } from './stages/sampleBrackets.js';

export interface PlacedImage {
  readonly pixels: PixelPlace;
  readonly width: number;
  readonly height: number;
}

const BLOCK_PIXELS = 65536;

/** The exact median of an image, or of |pixel - centre|, NaN left out, as `median` gives it. */
export function medianOf(
  crew: Crew,
  { pixels, width, height }: PlacedImage,
  centre: number | null = null,
): Promise<number> {
  return medianOfValues(crew, { pixels, bias: null, dark: null, centre }, { width, height });
}

/**
 * A sample brackets it, one look counts and keeps what is within; where the sample was misled, the digits are counted.
 */
export async function medianOfValues(
  crew: Crew,
  source: ValueSource,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<number> {
  const { pixels, ...less } = source;
  const next = new Int32Array(new SharedArrayBuffer(4));
  const order = { ...less, frames: [pixels], width, height, next };
  const [sample] = (await crew.run('sampleBrackets', order)).flat();
  if (sample === undefined) throw new Error('no thread sampled the image');
  const { bracket } = sample;
  const blocks = blockQueue(width * height, BLOCK_PIXELS);
  const counts = await crew.run('collectValues', { ...source, bracket, blocks });
  return medianAmong(counts, bracket) ?? exactMedian(crew, { ...source, pixelCount: width * height });
}

/** null where the median does not lie within the bracket. */
export function medianAmong(counts: readonly ValueCount[], { low, high }: Bracket): number | null {
  const total = (of: (count: ValueCount) => number) => counts.reduce((sum, count) => sum + of(count), 0);
  const numbers = total((count) => count.numbers);
  const [below, atLow, atHigh] = [total((c) => c.below), total((c) => c.atLow), total((c) => c.atHigh)];
  const within = joined(counts.map((count) => count.within));
  const ranked = (rank: number): number | null => {
    if (rank < below) return null;
    if (rank < below + atLow) return low;
    if (rank < below + atLow + within.length) return partitionAt(within, rank - below - atLow);
    return rank < below + atLow + within.length + atHigh ? high : null;
  };
  if (numbers === 0) return null;
  const lower = ranked((numbers - 1) >> 1);
  const upper = ranked(numbers >> 1);
  return lower === null || upper === null ? null : lower === upper ? lower : (lower + upper) / 2;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of parts) {
    all.set(part, filled);
    filled += part.length;
  }
  return all;
}
