/**
 * Places of positive heights, largest first, the earlier one first where they are equal. A positive float32's bits
 * order as it does: bits and place together are one 64-bit number each, and those the engine sorts by itself.
 */
export function brightestFirst(heights: Float32Array): Uint32Array {
  const count = heights.length;
  const bits = new Uint32Array(heights.buffer, heights.byteOffset, count);
  const keys = new BigUint64Array(count);
  const words = new Uint32Array(keys.buffer);
  for (let place = 0; place < count; place++) {
    words[2 * place] = count - 1 - place;
    words[2 * place + 1] = bits[place] as number;
  }
  keys.sort();
  const order = new Uint32Array(count);
  for (let rank = 0; rank < count; rank++) order[count - 1 - rank] = count - 1 - (words[2 * rank] as number);
  return order;
}
