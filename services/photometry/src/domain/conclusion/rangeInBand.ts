export interface MagnitudeRange {
  brightest: number;
  faintest: number;
}

/**
 * By how much a star may be brighter and fainter in a band than in V, whatever its colour: dwarfs from O3 to M6 (Pecaut
 * and Mamajek 2013, ApJS 208, 9: B-V -0.33 to 2.0, V-R -0.15 to 1.9, V-I -0.35 to 4.1), those of Sloan and of colour
 * cameras by their neighbours. A band that is not here is not held against V.
 */
const BESIDE_V: Readonly<Record<string, { brighter: number; fainter: number }>> = {
  V: { brighter: 0, fainter: 0 },
  CV: { brighter: 0.5, fainter: 0.2 },
  TG: { brighter: 0.3, fainter: 0.3 },
  B: { brighter: 0.35, fainter: 2 },
  TB: { brighter: 0.35, fainter: 2 },
  SG: { brighter: 0.35, fainter: 1 },
  R: { brighter: 1.9, fainter: 0.15 },
  CR: { brighter: 1.9, fainter: 0.15 },
  TR: { brighter: 1.9, fainter: 0.15 },
  SR: { brighter: 1.4, fainter: 0.2 },
  I: { brighter: 4.1, fainter: 0.35 },
};

/** What VSX's range, which is told in V, says of another band; null where it says nothing. */
export function rangeInBand({ brightest, faintest }: MagnitudeRange, band: string): MagnitudeRange | null {
  const beside = BESIDE_V[band];
  return beside === undefined ? null : { brightest: brightest - beside.brighter, faintest: faintest + beside.fainter };
}
