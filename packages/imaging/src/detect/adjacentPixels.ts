/** Of the eight around a pixel, those that come before it: left, and the three below. */
export const EARLIER_NEIGHBOURS = 4;

/**
 * Which of the listed pixels (indexes ascending) touch: for each its earlier neighbours' places in the list,
 * `EARLIER_NEIGHBOURS` a pixel, -1 where there is none. Rows do not touch across their ends.
 */
export function adjacentPixels(indexes: Int32Array, width: number): Int32Array {
  const adjacent = new Int32Array(EARLIER_NEIGHBOURS * indexes.length).fill(-1);
  let below = 0;
  for (let place = 0; place < indexes.length; place++) {
    const index = indexes[place] as number;
    const column = index % width;
    const first = column > 0 ? index - 1 : index;
    const last = column < width - 1 ? index + 1 : index;
    let at = EARLIER_NEIGHBOURS * place;
    if (place > 0 && first < index && indexes[place - 1] === first) adjacent[at++] = place - 1;
    while ((indexes[below] as number) < first - width) below++;
    for (let other = below; (indexes[other] as number) <= last - width; other++) adjacent[at++] = other;
  }
  return adjacent;
}
