import type { ColourValue } from './targetColour.js';

/**
 * How far first-order coefficients of telescopes lie from zero, root mean square, magnitudes per magnitude of colour.
 * In V they come to a few hundredths (Tv_bv of twelve telescopes in Bonnardeau's list: within 0.05). For other bands
 * these are estimates on the wide side, of no survey: Tb_bv of the same list is about half, and unfiltered cameras may
 * exceed it.
 */
const TYPICAL: ReadonlyMap<string, number> = new Map([
  ['B', 0.08],
  ['V', 0.05],
  ['R', 0.08],
  ['I', 0.08],
]);
const TYPICAL_OF_OTHERS = 0.1;

/**
 * The coefficient of a band where none can be applied: what its telescope's comparison stars say of it, if that is more
 * than is known of telescopes in general; else what is usual. The two are not averaged: what is usual is no survey, and
 * a coefficient that is drawn towards it, and with it the error of a term that is left out, comes out too small for
 * every telescope that is not better than most. Of what the night says and what the camera's other nights do the more
 * certain is taken.
 */
export function likelyCoefficient(
  band: string,
  fitted: ColourValue | null,
  learnt: ColourValue | null = null,
): ColourValue {
  const usual = { value: 0, error: TYPICAL.get(band) ?? TYPICAL_OF_OTHERS };
  return [fitted, learnt].reduce<ColourValue>(
    (best, one) => (one !== null && one.error < best.error ? one : best),
    usual,
  );
}
