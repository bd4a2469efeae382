import { brightestFirst } from './brightestFirst.js';
import type { BrightPixels } from './brightPixels.js';

export interface SegmentOptions {
  /** A second peak stands alone when it rises this much above the saddle... */
  readonly minRise: number;
  /** ... and by this part of the saddle's own height. */
  readonly minRiseFraction: number;
}

export interface Segment {
  /** Pixel indexes, brightest first. */
  readonly footprint: Int32Array;
  /** It touches another segment that stands out as well. */
  readonly blended: boolean;
}

const MOST_NEIGHBOURS = 8;

/**
 * Groups bright pixels into segments, one per peak that stands out: pixels are taken from the brightest down; one that
 * touches no segment starts one, else it joins its brightest neighbour's; where two segments meet, the one with the
 * lower peak is merged into the other unless it stands out of the saddle. Neighbours are the eight around. Segments in
 * order of their peaks. Works on the list of pixels alone, whatever the size of the image.
 */
export function segmentPixels(bright: BrightPixels, width: number, options: SegmentOptions): Segment[] {
  const { heights, indexes } = bright;
  const order = brightestFirst(heights);
  const neighbours = new Neighbourhood(indexes, width);
  const segments = new SegmentForest(indexes.length);
  const { near } = neighbours;
  for (let rank = 0; rank < order.length; rank++) {
    const place = order[rank] as number;
    const value = heights[place] as number;
    const listed = neighbours.find(place);
    let count = 0;
    let brightest = -1;
    for (let i = 0; i < listed; i++) {
      const other = near[i] as number;
      if (!segments.holds(other)) continue;
      near[count++] = other;
      if (brightest < 0 || (heights[other] as number) > (heights[brightest] as number)) brightest = other;
    }
    if (brightest < 0) segments.start(place, value);
    else segments.join(place, brightest);
    if (count > 1) segments.settle(near, count, value + Math.max(options.minRise, options.minRiseFraction * value));
  }
  return segments.collect(order, indexes);
}

/** Segments that may have been merged into others, by the pixels' places in the list. */
class SegmentForest {
  private readonly segmentOf: Int32Array;
  private readonly peaks: number[] = [];
  private readonly parents: number[] = [];
  private readonly blended = new Set<number>();

  constructor(count: number) {
    this.segmentOf = new Int32Array(count).fill(-1);
  }

  holds(place: number): boolean {
    return (this.segmentOf[place] as number) >= 0;
  }

  start(place: number, peak: number): void {
    this.segmentOf[place] = this.peaks.length;
    this.parents.push(this.peaks.length);
    this.peaks.push(peak);
  }

  join(place: number, other: number): void {
    this.segmentOf[place] = this.rootOf(other);
  }

  /** Merges segments that meet into the highest of them, but for those whose peaks reach `standing`. */
  settle(near: Int32Array, count: number, standing: number): void {
    let highest = this.rootOf(near[0] as number);
    let several = false;
    for (let i = 1; i < count; i++) {
      const segment = this.rootOf(near[i] as number);
      if (segment === highest) continue;
      several = true;
      if ((this.peaks[segment] as number) > (this.peaks[highest] as number)) highest = segment;
    }
    if (several) this.mergeInto(highest, { near, count, standing });
  }

  collect(order: Uint32Array, indexes: Int32Array): Segment[] {
    const ranks = new Int32Array(this.peaks.length).fill(-1);
    const sizes: number[] = [];
    const roots: number[] = [];
    for (let i = 0; i < order.length; i++) {
      const root = this.rootOf(order[i] as number);
      if ((ranks[root] as number) < 0) {
        ranks[root] = roots.length;
        roots.push(root);
        sizes.push(0);
      }
      const rank = ranks[root] as number;
      sizes[rank] = (sizes[rank] as number) + 1;
    }
    const footprints = sizes.map((size) => new Int32Array(size));
    const filled = new Int32Array(sizes.length);
    for (let i = 0; i < order.length; i++) {
      const place = order[i] as number;
      const rank = ranks[this.rootOf(place)] as number;
      const at = filled[rank] as number;
      (footprints[rank] as Int32Array)[at] = indexes[place] as number;
      filled[rank] = at + 1;
    }
    const blended = new Set(Array.from(this.blended, (segment) => this.root(segment)));
    return footprints.map((footprint, rank) => ({ footprint, blended: blended.has(roots[rank] as number) }));
  }

  private mergeInto(highest: number, meeting: { near: Int32Array; count: number; standing: number }): void {
    for (let i = 0; i < meeting.count; i++) {
      const segment = this.rootOf(meeting.near[i] as number);
      if (segment === highest) continue;
      if ((this.peaks[segment] as number) < meeting.standing) this.parents[segment] = highest;
      else this.blended.add(segment).add(highest);
    }
  }

  private rootOf(place: number): number {
    return this.root(this.segmentOf[place] as number);
  }

  private root(segment: number): number {
    let at = segment;
    while (this.parents[at] !== at) at = this.parents[at] as number;
    return at;
  }
}

/** Finds the listed pixels around a listed pixel, in the order of their indexes. */
class Neighbourhood {
  /** What `find` found. */
  readonly near = new Int32Array(MOST_NEIGHBOURS);
  /** For every place: the first place whose pixel is not before the neighbour below left, and above left. */
  private readonly below: Int32Array;
  private readonly above: Int32Array;

  constructor(
    private readonly indexes: Int32Array,
    private readonly width: number,
  ) {
    const count = indexes.length;
    this.below = new Int32Array(count);
    this.above = new Int32Array(count);
    let low = 0;
    let high = 0;
    for (let place = 0; place < count; place++) {
      const index = indexes[place] as number;
      while ((indexes[low] as number) < index - width - 1) low++;
      while (high < count && (indexes[high] as number) < index + width - 1) high++;
      this.below[place] = low;
      this.above[place] = high;
    }
  }

  /** Writes the neighbours' places to `near`, gives their number. */
  find(place: number): number {
    const { indexes, width, near } = this;
    const index = indexes[place] as number;
    const column = index % width;
    const first = column > 0 ? index - 1 : index;
    const last = column < width - 1 ? index + 1 : index;
    let count = 0;
    for (let at = this.below[place] as number; (indexes[at] as number) <= last - width; at++) {
      if ((indexes[at] as number) >= first - width) near[count++] = at;
    }
    if (place > 0 && indexes[place - 1] === first && first < index) near[count++] = place - 1;
    if (place + 1 < indexes.length && indexes[place + 1] === last && last > index) near[count++] = place + 1;
    for (let at = this.above[place] as number; at < indexes.length && (indexes[at] as number) <= last + width; at++) {
      if ((indexes[at] as number) >= first + width) near[count++] = at;
    }
    return count;
  }
}
