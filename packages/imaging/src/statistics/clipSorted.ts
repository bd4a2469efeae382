import { medianInPlace } from './median.js';
import { SIGMA_PER_MAD } from './medianAbsoluteDeviation.js';

/** A stretch [start, end) of ascending values. */
export interface SortedRange {
  readonly start: number;
  readonly end: number;
}

export interface ClipRule {
  /** The deviation a value is measured in: population standard deviation, or 1.4826 MAD. */
  readonly deviation: 'std' | 'mad';
  readonly sigma: number;
  readonly rounds: number;
}

/**
 * Clips ascending finite values about their MEDIAN: each round keeps median - sigma * deviation <= value <=
 * median + sigma * deviation of what the round before left, and stops early when nothing changes. What a round dropped
 * stays dropped (astropy's sigma_clip holds all values against its last bounds, which differs for MAD). A round that
 * would leave nothing is not carried out. Sums run in ascending order, in float64, so the result does not depend on
 * the order the values came in.
 */
export function clipSorted(sorted: Float64Array, count: number, rule: ClipRule): SortedRange {
  let start = 0;
  let end = count;
  for (let round = 0; round < rule.rounds; round++) {
    const range = { start, end };
    const centre = medianOfSorted(sorted, range);
    const reach = rule.sigma * (rule.deviation === 'std' ? populationStd(sorted, range) : scaledMad(sorted, range));
    const lower = centre - reach;
    const upper = centre + reach;
    while (start < end && (sorted[start] as number) < lower) start++;
    while (end > start && (sorted[end - 1] as number) > upper) end--;
    if (start === end) return range;
    if (start === range.start && end === range.end) break;
  }
  return { start, end };
}

export function medianOfSorted(sorted: Float64Array, { start, end }: SortedRange): number {
  if (end <= start) return Number.NaN;
  const middle = (start + end) >> 1;
  const upper = sorted[middle] as number;
  return (end - start) % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

export function meanOfSorted(sorted: Float64Array, { start, end }: SortedRange): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += sorted[i] as number;
  return sum / (end - start);
}

/** Standard deviation about the MEAN, divided by n, in two passes. */
export function populationStd(sorted: Float64Array, range: SortedRange): number {
  const mean = meanOfSorted(sorted, range);
  let squares = 0;
  for (let i = range.start; i < range.end; i++) {
    const off = (sorted[i] as number) - mean;
    squares += off * off;
  }
  return Math.sqrt(squares / (range.end - range.start));
}

function scaledMad(sorted: Float64Array, range: SortedRange): number {
  const centre = medianOfSorted(sorted, range);
  const deviations = sorted.slice(range.start, range.end);
  for (let i = 0; i < deviations.length; i++) deviations[i] = Math.abs((deviations[i] as number) - centre);
  return SIGMA_PER_MAD * medianInPlace(deviations);
}
