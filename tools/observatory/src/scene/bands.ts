/** Standard bands the simulator knows, by the names of AAVSO's comparison charts. */
export const BANDS = ['B', 'V', 'Rc', 'Ic'] as const;
export type Band = (typeof BANDS)[number];

export type Magnitudes = Record<Band, number>;

const BAND_OF_FILTER: Record<string, Band> = {
  B: 'B',
  V: 'V',
  R: 'Rc',
  Rc: 'Rc',
  I: 'Ic',
  Ic: 'Ic',
  // A clear filter's light is centred near V; its own passband is not simulated.
  Clear: 'V',
  Green: 'V',
};

/** The band a filter of this name lets through; throws for a name the simulator does not know. */
export function bandOfFilter(filter: string): Band {
  const band = BAND_OF_FILTER[filter];
  if (band === undefined) {
    throw new RangeError(`No band for filter "${filter}"; known are ${Object.keys(BAND_OF_FILTER).join(', ')}`);
  }
  return band;
}

/**
 * Magnitudes in all bands from V and B-V, by straight lines through the colours of ordinary dwarfs and giants
 * (V-Rc = 0.57 (B-V), V-Ic = 1.10 (B-V), good to about 0.05 mag for 0.2 < B-V < 1.4).
 */
export function ordinaryMagnitudes({ v, bMinusV }: { v: number; bMinusV: number }): Magnitudes {
  return { B: v + bMinusV, V: v, Rc: v - 0.57 * bMinusV, Ic: v - 1.1 * bMinusV };
}
