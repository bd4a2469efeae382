/** Positions whose values are put in order: the smaller one goes to `low`. */
export type Comparator = readonly [low: number, high: number];

/** A network that sorts `count` values whatever they are: Batcher's merge exchange (Knuth 5.2.2, algorithm M). */
export function comparatorNetwork(count: number): Comparator[] {
  const comparators: Comparator[] = [];
  if (count < 2) return comparators;
  const top = 2 ** (Math.ceil(Math.log2(count)) - 1);
  for (let stride = top; stride >= 1; stride /= 2) {
    let distance = stride;
    let remainder = 0;
    for (let merge = top; ; merge /= 2) {
      for (let low = 0; low < count - distance; low++) {
        if ((low & stride) === remainder) comparators.push([low, low + distance]);
      }
      if (merge === stride) break;
      distance = merge - stride;
      remainder = stride;
    }
  }
  return comparators;
}
