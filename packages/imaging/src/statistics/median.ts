import { medianOfMany } from './medianOfMany.js';
import { medianOfSingles } from './medianOfSingles.js';
import { partitionAt } from './partitionAt.js';

/** Of more values a sample is worth its while. */
const FEW = 512;
/** More float32 values are not copied. */
const FRAME = 1 << 20;

/** The values that are numbers, as a fresh float64 array. */
export function withoutNaN(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) kept[count++] = value;
  }
  return kept.subarray(0, count);
}

/** Median of an array without NaN, which may be reordered. NaN when empty; even count: (lower + upper) / 2. */
export function medianInPlace(values: Float64Array): number {
  const count = values.length;
  if (count === 0) return Number.NaN;
  const found = count > FEW ? medianOfMany(values) : null;
  return found ?? partitionedMedian(values);
}

function partitionedMedian(values: Float64Array): number {
  const count = values.length;
  const middle = count >> 1;
  const upper = partitionAt(values, middle);
  if (count % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < middle; i++) {
    const value = values[i] as number;
    if (value > lower) lower = value;
  }
  return (lower + upper) / 2;
}

/** Median in float64. NaN values are left out; NaN when none is left. The input is not modified. */
export function median(values: ArrayLike<number>): number {
  if (values instanceof Float32Array && values.length > FRAME) return medianOfSingles(values);
  return medianInPlace(withoutNaN(values));
}
