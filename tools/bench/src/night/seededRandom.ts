/** Evenly spread numbers, 0 <= x < 1, the same for the same seed: mulberry32 (T. Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` normal deviates (mean 0, sigma 1) by Box and Muller (1958); `count` is even. */
export function normalDeviates(count: number, random: () => number): Float32Array {
  const deviates = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    deviates[i] = radius * Math.cos(angle);
    deviates[i + 1] = radius * Math.sin(angle);
  }
  return deviates;
}
