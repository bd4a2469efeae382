import { EARLIER_NEIGHBOURS } from './adjacentPixels.js';

/**
 * For each listed pixel the place of the peak one comes to by always going to the brightest neighbour, the earlier one
 * where they are equal; a peak's own place for itself.
 */
export function steepestAscent(heights: Float32Array, adjacent: Int32Array): Int32Array {
  const peakOf = brightestNeighbours(heights, adjacent);
  for (let place = 0; place < peakOf.length; place++) {
    let peak = peakOf[place] as number;
    while (peakOf[peak] !== peak) peak = peakOf[peak] as number;
    for (let at = place; at !== peak; ) {
      const next = peakOf[at] as number;
      peakOf[at] = peak;
      at = next;
    }
  }
  return peakOf;
}

/** The brightest of a pixel and its neighbours; adjacency is listed once a pair, and both of it are looked at. */
function brightestNeighbours(heights: Float32Array, adjacent: Int32Array): Int32Array {
  const brightest = Int32Array.from(heights.keys());
  for (let place = 0; place < heights.length; place++) {
    const height = heights[place] as number;
    for (let i = 0; i < EARLIER_NEIGHBOURS; i++) {
      const other = adjacent[EARLIER_NEIGHBOURS * place + i] as number;
      if (other < 0) break;
      const otherHeight = heights[other] as number;
      if (otherHeight >= height) {
        const known = brightest[place] as number;
        const level = heights[known] as number;
        // The pixel itself comes after each of these: where they are equal they win.
        if (otherHeight > level || (otherHeight === level && other < known)) brightest[place] = other;
      } else if (height > (heights[brightest[other] as number] as number)) brightest[other] = place;
    }
  }
  return brightest;
}
