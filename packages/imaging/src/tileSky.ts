import { clipSorted, medianOfSorted, populationStd } from './clipSorted.js';
import type { Image } from './image.js';
import { sortAscending } from './sortAscending.js';

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
const BINS = 512;
/** The histogram reaches this far about the sample's median, in the sample's sigmas. */
const REACH_SIGMAS = 8;
/** From the interquartile range to the standard deviation of a normal distribution: 1 / (2 probit(3/4)). */
const SIGMA_PER_QUARTILES = 0.741301109252801;
/** A sigma of fewer bins is not known well enough from the histogram. */
const FEWEST_BINS_PER_SIGMA = 8;
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
 * The same from a histogram whose place and bins (1/32 of the noise) come from a sample of the tile: no sort, and
 * of a large tile only as many rows as it takes. Tiles it cannot judge (too few pixels, all alike, more light than sky)
 * are sorted.
 */
export function tileSky(image: Image, tile: Tile): TileSky {
  const range = sampledRange(image, tile);
  if (range === null) return sortedTileSky(image, tile);
  const looked = fillHistogram(image, tile, range);
  const found = clippedHistogram();
  if (found.count < MOSTLY_SKY * looked || found.rms < FEWEST_BINS_PER_SIGMA) return sortedTileSky(image, tile);
  return { level: range.low + found.level * range.binWidth, rms: found.rms * range.binWidth };
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
  sortAscending(sample, count);
  const quartile = count >> 2;
  const sigma = SIGMA_PER_QUARTILES * ((sample[count - 1 - quartile] as number) - (sample[quartile] as number));
  if (!(sigma > 0)) return null;
  return {
    low: (sample[count >> 1] as number) - REACH_SIGMAS * sigma,
    binWidth: (2 * REACH_SIGMAS * sigma) / BINS,
  };
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

/** Clips the bins by their centres as `clipSorted` clips values; level and rms in bins. */
function clippedHistogram(): TileSky & { count: number } {
  let start = 0;
  let end = BINS;
  for (let round = 0; ; round++) {
    const { count, rms } = binMoments(start, end);
    if (count === 0) return { level: Number.NaN, rms: Number.NaN, count };
    const level = binMedian(start, count);
    const first = Math.max(start, Math.ceil(level - CLIP.sigma * rms - 0.5));
    const last = Math.min(end, Math.floor(level + CLIP.sigma * rms - 0.5) + 1);
    if (round === CLIP.rounds || (first === start && last === end) || last <= first) return { level, rms, count };
    start = first;
    end = last;
  }
}

function binMoments(start: number, end: number): { count: number; rms: number } {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let bin = start; bin < end; bin++) {
    const hits = histogram[bin] as number;
    const place = bin - BINS / 2;
    count += hits;
    sum += hits * place;
    squares += hits * place * place;
  }
  const mean = sum / count;
  return { count, rms: Math.sqrt(squares / count - mean * mean) };
}

/** The place where half of the values lie before, spread evenly within their bin. */
function binMedian(start: number, count: number): number {
  let before = 0;
  let bin = start;
  while (before + (histogram[bin] as number) < count / 2) before += histogram[bin++] as number;
  return bin + (count / 2 - before) / (histogram[bin] as number);
}
