const HALF_BITS = 16;
const HALVES = 1 << HALF_BITS;
const SIGN = 0x80000000;
/** Keys of numbers lie between those of the infinities; beyond are NaN of either sign. */
const LOWEST = 0x007fffff;
const HIGHEST = 0xff800000;

/**
 * The median of float32 values, NaN left out, NaN when none is left; even count: (lower + upper) / 2. By two looks at
 * their bits, upper half and lower half, without a copy of them: for a whole frame.
 */
export function medianOfSingles(values: Float32Array): number {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const upperHalves = new Uint32Array(HALVES);
  let numbers = 0;
  for (let i = 0; i < bits.length; i++) {
    const key = keyOf(bits[i] as number);
    if (key < LOWEST || key > HIGHEST) continue;
    numbers++;
    upperHalves[key >>> HALF_BITS] = (upperHalves[key >>> HALF_BITS] as number) + 1;
  }
  if (numbers === 0) return Number.NaN;
  const [lower, upper] = [(numbers - 1) >> 1, numbers >> 1].map((rank) => {
    const high = placeOf(rank, upperHalves);
    const low = placeOf(high.rank, lowerHalves(bits, high.place));
    return singleOf(((high.place << HALF_BITS) | low.place) >>> 0);
  }) as [number, number];
  return lower === upper ? lower : (lower + upper) / 2;
}

/** In the order of keys values are in their own order. */
function keyOf(bits: number): number {
  return (bits >= SIGN ? ~bits : bits | SIGN) >>> 0;
}

function singleOf(key: number): number {
  return new Float32Array(new Uint32Array([key >= SIGN ? key & ~SIGN : ~key]).buffer)[0] as number;
}

/** Counts of the lower halves of the keys with this upper half. */
function lowerHalves(bits: Uint32Array, upperHalf: number): Uint32Array {
  const counts = new Uint32Array(HALVES);
  for (let i = 0; i < bits.length; i++) {
    const key = keyOf(bits[i] as number);
    if (key >>> HALF_BITS === upperHalf) counts[key & (HALVES - 1)] = (counts[key & (HALVES - 1)] as number) + 1;
  }
  return counts;
}

/** Where the value of a rank is counted, and its rank among those counted there. */
function placeOf(rank: number, counts: Uint32Array): { place: number; rank: number } {
  let left = rank;
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] as number;
    if (left < count) return { place, rank: left };
    left -= count;
  }
  throw new RangeError('fewer values than their number');
}
