import { adjacentPixels, EARLIER_NEIGHBOURS } from './adjacentPixels.js';
import type { BrightPixels } from './brightPixels.js';
import { SegmentForest } from './segmentForest.js';
import { steepestAscent } from './steepestAscent.js';

export interface SegmentOptions {
  /** A second peak stands alone when it rises this much above the saddle... */
  readonly minRise: number;
  /** ... and by this part of the saddle's own height. */
  readonly minRiseFraction: number;
}

export interface Segment {
  /** Pixel indexes, ascending. */
  readonly footprint: Int32Array;
  /** Pixel index of its brightest. */
  readonly peak: number;
  /** It touches another segment that stands out as well. */
  readonly blended: boolean;
}

/**
 * Groups bright pixels into segments, one per peak that stands out: each pixel belongs to the peak it ascends to; from
 * the brightest saddle down, where segments meet, the one with the lower peak is merged into the other unless it stands
 * out of the saddle. Neighbours are the eight around. Segments in order of their peaks. Works on the list of pixels
 * alone, whatever the size of the image. That is taking the pixels from the brightest down, each joining its brightest
 * neighbour's segment, without sorting them.
 */
export function segmentPixels(bright: BrightPixels, width: number, options: SegmentOptions): Segment[] {
  const { heights, indexes } = bright;
  const adjacent = adjacentPixels(indexes, width);
  const peakOf = steepestAscent(heights, adjacent);
  const forest = new SegmentForest(heights, peakOf);
  for (const [saddle, meeting] of saddles({ heights, adjacent, peakOf })) {
    const height = heights[saddle] as number;
    forest.settle(meeting, height + Math.max(options.minRise, options.minRiseFraction * height));
  }
  return collect(bright, forest);
}

interface Landscape {
  readonly heights: Float32Array;
  readonly adjacent: Int32Array;
  readonly peakOf: Int32Array;
}

/**
 * Pixels with brighter neighbours that ascend to different peaks, brightest first, each with those neighbours in their
 * order.
 */
function saddles(land: Landscape): [number, number[]][] {
  const { heights, adjacent } = land;
  const marks = markedSaddles(land);
  const neighbours = new Map<number, number[]>();
  const meet = (saddle: number, other: number) => {
    const met = neighbours.get(saddle);
    if (met) met.push(other);
    else neighbours.set(saddle, [other]);
  };
  for (let i = 0; i < adjacent.length; i++) {
    const earlier = adjacent[i] as number;
    const later = Math.floor(i / EARLIER_NEIGHBOURS);
    if (earlier < 0 || (marks[earlier] === 0 && marks[later] === 0)) continue;
    const [brighter, dimmer] = isBefore(heights, earlier, later) ? [earlier, later] : [later, earlier];
    if (marks[dimmer] === 1) meet(dimmer, brighter);
  }
  for (const met of neighbours.values()) met.sort((a, b) => a - b);
  return [...neighbours].sort(([a], [b]) => (isBefore(heights, a, b) ? -1 : 1));
}

/** 1 for the dimmer of two pixels that touch and ascend to different peaks. */
function markedSaddles({ heights, adjacent, peakOf }: Landscape): Uint8Array {
  const marks = new Uint8Array(heights.length);
  for (let i = 0; i < adjacent.length; i++) {
    const earlier = adjacent[i] as number;
    const later = Math.floor(i / EARLIER_NEIGHBOURS);
    if (earlier < 0 || peakOf[earlier] === peakOf[later]) continue;
    marks[isBefore(heights, earlier, later) ? later : earlier] = 1;
  }
  return marks;
}

/** Whether a pixel is taken before another: the brighter one, of equal ones the earlier. */
function isBefore(heights: Float32Array, a: number, b: number): boolean {
  const difference = (heights[a] as number) - (heights[b] as number);
  return difference > 0 || (difference === 0 && a < b);
}

function collect({ heights, indexes }: BrightPixels, forest: SegmentForest): Segment[] {
  const roots = new Int32Array(indexes.length);
  const sizes = new Int32Array(indexes.length);
  const peaks: number[] = [];
  for (let place = 0; place < roots.length; place++) {
    const root = forest.rootOf(place);
    roots[place] = root;
    if (root === place) peaks.push(place);
    sizes[root] = (sizes[root] as number) + 1;
  }
  const all = new Int32Array(indexes.length);
  const ends = new Int32Array(indexes.length);
  let end = 0;
  for (const peak of peaks) {
    ends[peak] = end;
    end += sizes[peak] as number;
  }
  for (let place = 0; place < roots.length; place++) {
    const root = roots[place] as number;
    const at = ends[root] as number;
    all[at] = indexes[place] as number;
    ends[root] = at + 1;
  }
  const blended = forest.blendedPeaks();
  return peaks
    .sort((a, b) => (isBefore(heights, a, b) ? -1 : 1))
    .map((peak) => ({
      footprint: all.subarray((ends[peak] as number) - (sizes[peak] as number), ends[peak]),
      peak: indexes[peak] as number,
      blended: blended.has(peak),
    }));
}
