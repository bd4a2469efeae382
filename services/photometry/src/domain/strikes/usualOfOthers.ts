/**
 * What a part of the other frames have at most (`percentile`), for one frame after the other: the numbers are sorted
 * once for all, and each frame's own is passed over.
 */
export class UsualOfOthers {
  private readonly sorted: Float64Array;

  constructor(
    private readonly values: readonly number[],
    private readonly fraction: number,
  ) {
    this.sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  }

  /** `own` is one of the values; 0 where there is no other. */
  besides(own: number): number {
    const { sorted, fraction } = this;
    if (this.values.length <= 1) return 0;
    const gone = Number.isNaN(own) ? sorted.length : this.placeOf(own);
    const count = sorted.length - (gone < sorted.length ? 1 : 0);
    if (count === 0) return Number.NaN;
    const at = (place: number) => sorted[place < gone ? place : place + 1] as number;
    const rank = fraction * (count - 1);
    const [lower, upper] = [at(Math.floor(rank)), at(Math.ceil(rank))];
    return lower + (upper - lower) * (rank - Math.floor(rank));
  }

  private placeOf(own: number): number {
    let [from, to] = [0, this.sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.sorted[middle] as number) < own) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
