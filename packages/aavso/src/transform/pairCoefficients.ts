import { TRANSFORM_COLOUR_KEYS } from './coefficientNames.js';

/** A coefficient, magnitudes per magnitude of colour; error of one standard deviation, 0: not known. */
export interface Term {
  value: number;
  error: number;
}

export type Terms = ReadonlyMap<string, Term>;

interface Pair {
  /** Tbv: 1 over the slope of b - v against B - V. */
  name: string;
  /** Tb_bv, Tv_bv: slopes of B - b and V - v against B - V. */
  blue: string;
  red: string;
}

const PAIRS: readonly Pair[] = TRANSFORM_COLOUR_KEYS.map((key) => {
  const [blue, red] = [key.slice(0, 1), key.slice(1)];
  return { name: `T${key}`, blue: `T${blue}_${key}`, red: `T${red}_${key}` };
});

/** Whether it is the coefficient of a colour, as Tbv. */
export function isPairCoefficient(name: string): boolean {
  return PAIRS.some((pair) => pair.name === name);
}

/** What a file's coefficients of colours come to. */
export interface PairsRead {
  /** Coefficients of bands that the file has not, and what they are made of. */
  derived: ReadonlyMap<string, Term & { from: string }>;
  /** Those that make none, and why. */
  leftOut: ReadonlyMap<string, string>;
}

/** Times the errors of both by which they differ before they are said to. */
const DISAGREEMENT_SIGMA = 3;

/**
 * Coefficients of colours beside those of bands. With X = x + Tx (X - Y) and Y = y + Ty (X - Y) is X - Y = (x - y) / (1
 * - Tx + Ty), so that Txy = 1 / (1 - Tx + Ty): with one of the bands the other follows.
 */
export function readPairs(pairs: Terms, terms: Terms): PairsRead {
  const derived = new Map<string, Term & { from: string }>();
  const leftOut = new Map<string, string>();
  for (const { name, blue, red } of PAIRS) {
    const [pair, ofBlue, ofRed] = [pairs.get(name), terms.get(blue), terms.get(red)];
    if (pair === undefined) continue;
    const [slope, error] = [1 / pair.value, pair.error / pair.value ** 2];
    if (!Number.isFinite(slope)) leftOut.set(name, 'it is no number above or below 0');
    else if (ofBlue !== undefined && ofRed !== undefined)
      leftOut.set(name, besideBoth({ name, blue, red }, pair, terms));
    else if (ofRed !== undefined)
      derived.set(blue, {
        value: ofRed.value + 1 - slope,
        error: Math.hypot(ofRed.error, error),
        from: `${name}, ${red}`,
      });
    else if (ofBlue !== undefined)
      derived.set(red, {
        value: ofBlue.value - 1 + slope,
        error: Math.hypot(ofBlue.error, error),
        from: `${name}, ${blue}`,
      });
    else leftOut.set(name, `it tells something only beside ${blue} or ${red}`);
  }
  return { derived, leftOut };
}

function besideBoth({ name, blue, red }: Pair, told: Term, terms: Terms): string {
  const own = pairTerms(terms).get(name);
  const follows = `it follows from ${blue} and ${red}`;
  if (own === undefined || Math.abs(own.value - told.value) <= DISAGREEMENT_SIGMA * Math.hypot(own.error, told.error))
    return follows;
  return `${follows}, which make it ${own.value.toFixed(4)} and not ${told.value.toFixed(4)}`;
}

/** The coefficients of colours that those of two bands make. */
export function pairTerms(terms: Terms): Map<string, Term> {
  return new Map(
    PAIRS.flatMap(({ name, blue, red }): [string, Term][] => {
      const [ofBlue, ofRed] = [terms.get(blue), terms.get(red)];
      if (ofBlue === undefined || ofRed === undefined) return [];
      const value = 1 / (1 - ofBlue.value + ofRed.value);
      const error = value ** 2 * Math.hypot(ofBlue.error, ofRed.error);
      return Number.isFinite(value) ? [[name, { value, error }]] : [];
    }),
  );
}
