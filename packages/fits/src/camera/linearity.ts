/**
 * How a camera's counts grow with the light: true counts are x (1 + a1 x + a2 x^2 ...) where it tells x, both in ADU
 * above the bias; a1 is the first coefficient.
 */
export type Linearity = readonly number[];

/** Where nothing else is known: the most that 16 bits hold. */
const HIGHEST_COUNT = 65_535;
/** Counts are whole numbers: up to so many each is looked at, of more an even choice. */
const MOST_LOOKED_AT = 65_536;

/** True counts above the bias for those a camera tells; below nothing, where there is only noise, they are the same. */
export function trueCounts(linearity: Linearity, counts: number): number {
  if (!(counts > 0)) return counts;
  return counts * (1 + linearity.reduceRight((sum, coefficient) => (sum + coefficient) * counts, 0));
}

/**
 * What must be added to raw counts for true ones, by counts above the bias. Beyond the last count the polynomial is
 * known for it goes on as it is there: such pixels are saturated, and more of them must stay more.
 */
export function linearityGain(linearity: Linearity, upTo = HIGHEST_COUNT): (counts: number) => number {
  return (counts) => {
    const known = counts < upTo ? counts : Math.min(counts, upTo);
    return trueCounts(linearity, known) - known;
  };
}

/** What a polynomial must be to be used for counts up to a saturation, where it is not; null where it is. */
export function linearityProblem(linearity: Linearity, saturation = HIGHEST_COUNT): string | null {
  // Every program asks this of every camera as it starts, and few cameras have one.
  if (linearity.length === 0) return null;
  const step = Math.max(1, saturation / MOST_LOOKED_AT);
  let below = 0;
  for (let at = step; at <= saturation; at += step) {
    const value = trueCounts(linearity, at);
    if (!Number.isFinite(value)) return `a polynomial that comes to a number for all counts ${reach(at, saturation)}`;
    if (value <= below) return `a polynomial by which more counts mean more light ${reach(at, saturation)}`;
    below = value;
  }
  return null;
}

function reach(at: number, saturation: number): string {
  return `up to the saturation (${saturation} ADU), not only below ${Math.round(at)}`;
}
