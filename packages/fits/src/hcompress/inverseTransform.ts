interface Image {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * The inverse H-transform in place (White, Postman and Lattanzi 1992), exact: where the forward one left out a low bit
 * because the others imply it, it is put back. Floats, because sums of 32-bit pixels do not fit 32 bits.
 */
export function inverseTransform(image: Image): void {
  const { values, rows, columns } = image;
  const levels = Math.ceil(Math.log2(Math.max(rows, columns)));
  if (levels === 0) return;
  const line = new Float64Array(Math.max(rows, columns));
  values[0] = rounded(values[0] ?? 0, 2 ** (levels + 1));
  for (let level = levels - 1; level >= 0; level--) {
    const height = Math.ceil(rows / 2 ** level);
    const width = Math.ceil(columns / 2 ** level);
    for (let row = 0; row < height; row++) interleave(values, { line, start: row * columns, step: 1, count: width });
    for (let column = 0; column < width; column++)
      interleave(values, { line, start: column, step: columns, count: height });
    for (let row = 0; row < height; row += 2)
      combineRows(values, { start: row * columns, stride: columns, width, lone: row + 1 === height, level });
  }
}

/** The first half to the even places, the second half to the odd ones. */
function interleave(
  values: Float64Array,
  { line, start, step, count }: { line: Float64Array; start: number; step: number; count: number },
): void {
  const half = (count + 1) >> 1;
  for (let at = 0; at < count; at++) line[at] = values[start + at * step] ?? 0;
  for (let at = 0; at < half; at++) values[start + 2 * at * step] = line[at] ?? 0;
  for (let at = half; at < count; at++) values[start + (2 * (at - half) + 1) * step] = line[at] ?? 0;
}

interface RowPair {
  readonly start: number;
  readonly stride: number;
  readonly width: number;
  /** The lower row is outside the image. */
  readonly lone: boolean;
  readonly level: number;
}

function combineRows(values: Float64Array, { start, stride, width, lone, level }: RowPair): void {
  const bit0 = 2 ** level;
  const bit1 = bit0 * 2;
  const divisor = level === 0 ? 4 : 2;
  for (let column = 0; column < width; column += 2) {
    const upper = start + column;
    const lower = upper + stride;
    const narrow = column + 1 === width;
    const h0 = values[upper] ?? 0;
    if (lone && narrow) {
      values[upper] = Math.floor(h0 / divisor);
    } else if (lone || narrow) {
      const other = lone ? upper + 1 : lower;
      const h = rounded(values[other] ?? 0, bit1);
      const low = lowBit(h, bit1);
      const sum = h0 >= 0 ? h0 - low : h0 + low;
      values[other] = Math.floor((sum + h) / divisor);
      values[upper] = Math.floor((sum - h) / divisor);
    } else {
      const hc = level === 0 ? (values[lower + 1] ?? 0) : rounded(values[lower + 1] ?? 0, bit0);
      const low0 = lowBit(hc, bit0);
      const hx = withoutLow(rounded(values[lower] ?? 0, bit1), low0);
      const hy = withoutLow(rounded(values[upper + 1] ?? 0, bit1), low0);
      const odd = (lowBit(hc, bit1) + lowBit(hx, bit1) + lowBit(hy, bit1)) / bit1;
      const low1 = odd % 2 === 1 ? bit1 : 0;
      const sum = h0 >= 0 ? h0 + low0 - low1 : h0 + (low0 === 0 ? low1 : low0 - low1);
      values[lower + 1] = Math.floor((sum + hx + hy + hc) / divisor);
      values[lower] = Math.floor((sum + hx - hy - hc) / divisor);
      values[upper + 1] = Math.floor((sum - hx + hy - hc) / divisor);
      values[upper] = Math.floor((sum - hx - hy + hc) / divisor);
    }
  }
}

/** To a multiple of a power of two; a half goes away from zero. */
function rounded(value: number, unit: number): number {
  const half = unit / 2;
  return Math.floor((value + (value >= 0 ? half : half - 1)) / unit) * unit;
}

/** The bit of that weight in two's complement. */
function lowBit(value: number, weight: number): number {
  return Math.abs(Math.floor(value / weight) % 2) * weight;
}

function withoutLow(value: number, low: number): number {
  return value >= 0 ? value - low : value + low;
}
