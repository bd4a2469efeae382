import type { ColourBasis } from './targetColour.js';

/**
 * What a comp's colour is probably wrong by, in parts of what its magnitude in `band` is wrong by.
 *
 * The colour of a sequence is the difference of two of its magnitudes, each with an error of its own. A magnitude that
 * is too faint makes the colour too red if it is the bluer of the two, too blue if it is the redder, so that a line
 * through magnitudes against colours runs too steep or too flat by (error / spread of the colours)^2. With errors e and
 * e' of the two magnitudes, alike and independent, the comp lies r off the line of slope k,
 *   bluer: r = (1 - k) e + k e',  redder: r = (1 + k) e - k e',  neither: r = e - k (e' - e'')
 * and the colour's likely error for an e that r makes likely is that of two normal variables of which the sum is known.
 * Fitting again with colours of which it is taken off is the total least squares fit of such errors.
 */
export function colourErrorPerOffset(basis: ColourBasis, band: string, coefficient: number): number {
  const [blue, red] = basis.split('-');
  const own = band === 'TG' ? 'V' : band;
  if (own === blue) return (1 - 2 * coefficient) / (1 - coefficient);
  if (own === red) return -(1 + 2 * coefficient) / (1 + coefficient);
  return -2 * coefficient;
}
