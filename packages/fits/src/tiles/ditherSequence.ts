const LENGTH = 10_000;
const MULTIPLIER = 16807;
const MODULUS = 2147483647;
/** A row of pixels starts within the first 500 numbers behind its own. */
const SPREAD = 500;

let known: Float32Array | undefined;

/** The standard's 10,000 numbers between 0 and 1 (FITS 4.0, appendix I; Park and Miller 1988). */
function numbers(): Float32Array {
  if (known) return known;
  const made = new Float32Array(LENGTH);
  let seed = 1;
  for (let at = 0; at < LENGTH; at++) {
    // Below 2^53, so that the remainder is exact.
    seed = (MULTIPLIER * seed) % MODULUS;
    made[at] = seed / MODULUS;
  }
  known = made;
  return made;
}

/** Gives, one by one, the numbers that were added to the pixels of a tile. `tile` counts from 0, `seed` is ZDITHER0. */
export function ditherSequence({ tile, seed }: { tile: number; seed: number }): () => number {
  const all = numbers();
  let row = (((tile + seed - 1) % LENGTH) + LENGTH) % LENGTH;
  let next = Math.floor((all[row] ?? 0) * SPREAD);
  return () => {
    const number = all[next] ?? 0;
    next++;
    if (next === LENGTH) {
      row = (row + 1) % LENGTH;
      next = Math.floor((all[row] ?? 0) * SPREAD);
    }
    return number;
  };
}
