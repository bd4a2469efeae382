/**
 * The masters of the science page in the plainest words: per pixel up to 5 rounds of clipping at 3 population standard
 * deviations from the median, then the median of what is left. Written apart from the product's own, to check it.
 */
export function plainClippedMedian(frames: readonly ArrayLike<number>[]): Float64Array {
  const count = frames[0]?.length ?? 0;
  const result = new Float64Array(count);
  for (let pixel = 0; pixel < count; pixel++) result[pixel] = clip(frames.map((frame) => frame[pixel] ?? Number.NaN));
  return result;
}

/** Flats less bias, each over its own median, combined, over the median of the result. */
export function plainMasterFlat(flats: readonly ArrayLike<number>[], bias: ArrayLike<number>): Float64Array {
  const scaled = flats.map((flat) => {
    const reduced = Float64Array.from(flat, (value, pixel) => value - (bias[pixel] ?? 0));
    const level = medianOf(Array.from(reduced));
    return reduced.map((value) => value / level);
  });
  const combined = plainClippedMedian(scaled);
  const level = medianOf(Array.from(combined));
  return combined.map((value) => value / level);
}

function clip(values: number[]): number {
  let kept = values;
  for (let round = 0; round < 5; round++) {
    const centre = medianOf(kept);
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    const sigma = Math.sqrt(kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / kept.length);
    const next = kept.filter((value) => Math.abs(value - centre) <= 3 * sigma);
    if (next.length === kept.length) break;
    kept = next;
  }
  return medianOf(kept);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}
