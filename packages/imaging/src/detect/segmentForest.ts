/**
 * Pixels, each with the peak it ascends to or, once that was merged into a higher one, a peak on the way there; all are
 * places in the list of pixels.
 */
export class SegmentForest {
  private readonly blended = new Set<number>();

  /** `peakOf` is written to: a peak has itself until it is merged. */
  constructor(
    private readonly heights: Float32Array,
    private readonly peakOf: Int32Array,
  ) {}

  /** The peak of the segment a pixel belongs to by now. */
  rootOf(place: number): number {
    let at = this.peakOf[place] as number;
    while (this.peakOf[at] !== at) at = this.peakOf[at] as number;
    return at;
  }

  /** Merges the segments of pixels that meet into the highest of them, but for those whose peaks reach `standing`. */
  settle(meeting: readonly number[], standing: number): void {
    const roots = meeting.map((place) => this.rootOf(place));
    const highest = roots.reduce((a, b) => (this.height(b) > this.height(a) ? b : a));
    for (const root of roots) {
      if (root === highest) continue;
      if (this.height(root) < standing) this.peakOf[root] = highest;
      else this.blended.add(root).add(highest);
    }
  }

  /** The peaks of segments that touch another one. */
  blendedPeaks(): Set<number> {
    return new Set(Array.from(this.blended, (peak) => this.rootOf(peak)));
  }

  private height(place: number): number {
    return this.heights[place] as number;
  }
}
