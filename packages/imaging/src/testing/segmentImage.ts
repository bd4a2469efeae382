import type { Image } from '../image/image.js';

export interface SegmentOptions {
  /** Pixels above this belong to segments. */
  readonly threshold: number;
  /** A second peak stands alone when it rises this much above the saddle... */
  readonly minRise: number;
  /** ... and by this part of the saddle's own height. */
  readonly minRiseFraction: number;
}

/**
 * Groups the pixels above a threshold into segments, one per peak that stands out: pixels are taken from the brightest
 * down; one that touches no segment starts one, else it joins its brightest neighbour's; where two segments meet, the
 * one with the lower peak is merged into the other unless it stands out of the saddle. Neighbours are the eight around.
 * Returns the pixel indexes of each segment, brightest first.
 */
export function segmentImage(image: Image, options: SegmentOptions): number[][] {
  const { width, height, pixels } = image;
  const order = pixelsAbove(image, options.threshold);
  const segmentOf = new Int32Array(pixels.length).fill(-1);
  const peaks: number[] = [];
  const parents: number[] = [];
  const root = (segment: number): number => {
    let at = segment;
    while (parents[at] !== at) at = parents[at] as number;
    return at;
  };
  for (const index of order) {
    const value = pixels[index] as number;
    const needed = Math.max(options.minRise, options.minRiseFraction * value);
    let brightest = Number.NEGATIVE_INFINITY;
    let joined = -1;
    const touched: number[] = [];
    for (const neighbour of neighboursOf(index, width, height)) {
      const segment = segmentOf[neighbour] as number;
      if (segment < 0) continue;
      const top = root(segment);
      if (!touched.includes(top)) touched.push(top);
      if ((pixels[neighbour] as number) > brightest) {
        brightest = pixels[neighbour] as number;
        joined = segment;
      }
    }
    if (joined < 0) {
      joined = peaks.length;
      peaks.push(value);
      parents.push(joined);
    }
    segmentOf[index] = joined;
    const highest = touched.reduce((a, b) => ((peaks[b] as number) > (peaks[a] as number) ? b : a), touched[0] ?? 0);
    for (const segment of touched) {
      if (segment !== highest && (peaks[segment] as number) - value < needed) parents[segment] = highest;
    }
  }
  const segments = new Map<number, number[]>();
  for (const index of order) {
    const top = root(segmentOf[index] as number);
    const members = segments.get(top);
    if (members) members.push(index);
    else segments.set(top, [index]);
  }
  return [...segments.values()];
}

/** Indexes of the pixels above a threshold, brightest first, the earlier one first where they are equal. */
function pixelsAbove({ pixels }: Image, threshold: number): Uint32Array {
  let count = 0;
  for (let i = 0; i < pixels.length; i++) if ((pixels[i] as number) > threshold) count++;
  const indexes = new Uint32Array(count);
  let next = 0;
  for (let i = 0; i < pixels.length; i++) if ((pixels[i] as number) > threshold) indexes[next++] = i;
  return indexes.sort((a, b) => (pixels[b] as number) - (pixels[a] as number) || a - b);
}

function neighboursOf(index: number, width: number, height: number): number[] {
  const x = index % width;
  const y = (index - x) / width;
  const neighbours: number[] = [];
  for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
    for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
      if (i !== x || j !== y) neighbours.push(j * width + i);
    }
  }
  return neighbours;
}
