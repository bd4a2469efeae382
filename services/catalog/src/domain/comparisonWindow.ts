/** The V magnitudes a comparison star may have, ends included. */
export interface ComparisonWindow {
  brightest: number;
  faintest: number;
}

/** How much brighter than the variable's brightest, and fainter than its faintest, a comparison star may be. */
export interface WindowMargins {
  brighter: number;
  fainter: number;
}

/** `brightest - brighter <= V <= faintest + fainter` over the variable's range. */
export function comparisonWindow(
  range: { brightest: number; faintest: number },
  { brighter, fainter }: WindowMargins,
): ComparisonWindow {
  return {
    brightest: toMillimagnitude(range.brightest - brighter),
    faintest: toMillimagnitude(range.faintest + fainter),
  };
}

/** Catalogues give millimagnitudes: an end must not move by the last bit of a subtraction. */
function toMillimagnitude(magnitude: number): number {
  return Math.round(magnitude * 1_000) / 1_000;
}
