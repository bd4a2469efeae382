import type { Image } from '../image/image.js';
import { clipSorted, medianOfSorted, populationStd } from '../statistics/clipSorted.js';
import { partitionAt } from '../statistics/partitionAt.js';

/** First and last pixel of a tile along one axis. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export interface Tile {
  readonly columns: Span;
  readonly rows: Span;
}

export interface TileSky {
  readonly level: number;
  /** Population standard deviation of what clipping left. */
  readonly rms: number;
}

const CLIP = { deviation: 'std', sigma: 3, rounds: 10 } as const;
const SAMPLE = 64;
const BINS = 256;
/** The histogram reaches this far about the sample's median, in the sample's sigmas. */
const REACH_SIGMAS = 8;
/** From the interquartile range to the standard deviation of a normal distribution: 1 / (2 probit(3/4)). */
const SIGMA_PER_QUARTILES = 0.741301109252801;
/** A sigma of fewer bins is not known well enough from the histogram. */
const FEWEST_BINS_PER_SIGMA = 6;
/** A neighbour's bins serve where the tile's noise turns out to be like its own: so many bins are one sigma. */
const LIKELY_BINS_PER_SIGMA = [10, 24] as const;
/** Part of the pixels clipping must leave. */
const MOSTLY_SKY = 0.5;
/** With so many pixels a tile's level is known to a thirtieth of the noise, and the mesh is smoothed besides. */
const ENOUGH_PIXELS = 1024;

/**
 * Median and noise of a tile after clipping at 3 sigma about the median, by sorting all of its pixels: what `tileSky`
 * is held against, and used where that cannot tell. NaN where no pixel is finite.
 */
export function sortedTileSky(image: Image, { columns, rows }: Tile): TileSky {
  const values = new Float64Array((columns.last - columns.first + 1) * (rows.last - rows.first + 1));
  let count = 0;
  for (let y = rows.first; y <= rows.last; y++) {
    for (let x = columns.first; x <= columns.last; x++) {
      const value = image.pixels[y * image.width + x] as number;
      if (Number.isFinite(value)) values[count++] = value;
    }
  }
  if (count === 0) return { level: Number.NaN, rms: Number.NaN };
  const sorted = values.subarray(0, count).sort();
  const range = clipSorted(sorted, count, CLIP);
  return { level: medianOfSorted(sorted, range), rms: populationStd(sorted, range) };
}

/**
 * The same from a histogram with bins of about 1/16 of the noise: no sort, and of a large tile only as many rows as it
 * takes. Where the bins lie is taken from a neighbour's sky where one is given and proves to be like this tile's, else
 * from a sample of the tile. Tiles it cannot judge (too few pixels, all alike, more light than sky) are sorted.
 */
export function tileSky(image: Image, tile: Tile, neighbour?: TileSky): TileSky {
  const known = neighbour && fromHistogram(image, tile, rangeAbout(neighbour.level, neighbour.rms));
  const [fewest, most] = LIKELY_BINS_PER_SIGMA;
  if (known && known.binsPerSigma >= fewest && known.binsPerSigma <= most) return known;
  const range = sampledRange(image, tile);
  const found = range && fromHistogram(image, tile, range);
  return found && found.binsPerSigma >= FEWEST_BINS_PER_SIGMA ? found : sortedTileSky(image, tile);
}

/** Null where most of the tile is outside of the bins or clipped. */
function fromHistogram(image: Image, tile: Tile, range: HistogramRange): (TileSky & { binsPerSigma: number }) | null {
  const looked = fillHistogram(image, tile, range);
  const { level, rms, count } = clippedHistogram();
  if (count < MOSTLY_SKY * looked) return null;
  return { level: range.low + level * range.binWidth, rms: rms * range.binWidth, binsPerSigma: rms };
}

interface HistogramRange {
  readonly low: number;
  readonly binWidth: number;
}

const sample = new Float64Array(SAMPLE);
const histogram = new Int32Array(BINS);

/** A sample along a slanted line through the tile; null where it is too small or all alike. */
function sampledRange(image: Image, { columns, rows }: Tile): HistogramRange | null {
  const width = columns.last - columns.first + 1;
  const height = rows.last - rows.first + 1;
  if (width * height < 4 * SAMPLE) return null;
  let count = 0;
  for (let i = 0; i < SAMPLE; i++) {
    const y = rows.first + Math.floor((i * height) / SAMPLE);
    const x = columns.first + ((i * 29) % width);
    const value = image.pixels[y * image.width + x] as number;
    if (Number.isFinite(value)) sample[count++] = value;
  }
  if (count < SAMPLE / 2) return null;
  const values = sample.subarray(0, count);
  const quartile = count >> 2;
  const middle = partitionAt(values, count >> 1);
  const sigma = SIGMA_PER_QUARTILES * (partitionAt(values, count - 1 - quartile) - partitionAt(values, quartile));
  if (!(sigma > 0)) return null;
  return rangeAbout(middle, sigma);
}

function rangeAbout(level: number, sigma: number): HistogramRange {
  return { low: level - REACH_SIGMAS * sigma, binWidth: (2 * REACH_SIGMAS * sigma) / BINS };
}

/** Counts a tile's rows, or every so manieth in a large tile; gives the number of pixels looked at. */
function fillHistogram({ pixels, width }: Image, { columns, rows }: Tile, { low, binWidth }: HistogramRange): number {
  const columnCount = columns.last - columns.first + 1;
  const step = Math.max(1, Math.floor((columnCount * (rows.last - rows.first + 1)) / ENOUGH_PIXELS));
  const perUnit = 1 / binWidth;
  let looked = 0;
  histogram.fill(0);
  for (let y = rows.first; y <= rows.last; y += step) {
    const end = y * width + columns.last;
    for (let i = y * width + columns.first; i <= end; i++) {
      const place = ((pixels[i] as number) - low) * perUnit;
      if (place >= 0 && place < BINS) {
        const bin = place | 0;
        histogram[bin] = (histogram[bin] as number) + 1;
      }
    }
    looked += columnCount;
  }
  return looked;
}

/**
 * Sums over the bins before each: hits, hits x place, hits x place^2, places from the middle bin. Whole numbers: exact.
 */
const hitsBefore = new Float64Array(BINS + 1);
const placesBefore = new Float64Array(BINS + 1);
const squaresBefore = new Float64Array(BINS + 1);

function sumBins(): void {
  let [hits, places, squares] = [0, 0, 0];
  for (let bin = 0; bin < BINS; bin++) {
    const here = histogram[bin] as number;
    const place = bin - BINS / 2;
    hits += here;
    places += here * place;
    squares += here * place * place;
    hitsBefore[bin + 1] = hits;
    placesBefore[bin + 1] = places;
    squaresBefore[bin + 1] = squares;
  }
}

/** Clips the bins by their centres as `clipSorted` clips values; level and rms in bins. */
function clippedHistogram(): TileSky & { count: number } {
  sumBins();
  let start = 0;
  let end = BINS;
  for (let round = 0; ; round++) {
    const count = between(hitsBefore, start, end);
    if (count === 0) return { level: Number.NaN, rms: Number.NaN, count };
    const mean = between(placesBefore, start, end) / count;
    const rms = Math.sqrt(between(squaresBefore, start, end) / count - mean * mean);
    const level = binMedian(start, end);
    const first = Math.max(start, Math.ceil(level - CLIP.sigma * rms - 0.5));
    const last = Math.min(end, Math.floor(level + CLIP.sigma * rms - 0.5) + 1);
    if (round === CLIP.rounds || (first === start && last === end) || last <= first) return { level, rms, count };
    start = first;
    end = last;
  }
}

function between(sums: Float64Array, start: number, end: number): number {
  return (sums[end] as number) - (sums[start] as number);
}

/** The place where half of the values lie before, spread evenly within their bin. */
function binMedian(start: number, end: number): number {
  const half = (hitsBefore[start] as number) + between(hitsBefore, start, end) / 2;
  let low = start;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hitsBefore[middle + 1] as number) < half) low = middle + 1;
    else high = middle;
  }
  return low + (half - (hitsBefore[low] as number)) / (histogram[low] as number);
}
