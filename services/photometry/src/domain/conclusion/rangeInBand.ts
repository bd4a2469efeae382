export interface MagnitudeRange {
  brightest: number;
  faintest: number;
}

/** As VSX tells it: each end in a passband of VSX, '' where that is not told. */
export interface RangeOfVsx extends MagnitudeRange {
  brightestBand: string;
  faintestBand: string;
}

/**
 * By how much a star may be brighter and fainter in a band than in V, whatever its colour: dwarfs from O3 to M6 (Pecaut
 * and Mamajek 2013, ApJS 208, 9: B-V -0.33 to 2.0, V-R -0.15 to 1.9, V-I -0.35 to 4.1), those of Sloan and of colour
 * cameras by their neighbours. A band that is not here is not held against another.
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

/** VSX's names of passbands beside ours. One that is not told is V nearly always; plates are blue, or as the eye. */
const BAND_OF_VSX: Readonly<Record<string, string>> = {
  ...{ '': 'V', Rc: 'R', Ic: 'I', g: 'SG', r: 'SR', p: 'TB', pg: 'TB', pv: 'TG' },
};

/** What VSX's range says of a band; null where nobody compared that with one of the bands of the range. */
export function rangeInBand(range: RangeOfVsx, band: string): MagnitudeRange | null {
  const [first, last] = [besideBand(range.brightestBand, band), besideBand(range.faintestBand, band)];
  if (first === null || last === null) return null;
  return { brightest: range.brightest - first.brighter, faintest: range.faintest + last.fainter };
}

/** Whether both ends are told in the band itself, so that the star's colour does not matter. */
export function isToldIn({ brightestBand, faintestBand }: RangeOfVsx, band: string): boolean {
  return [brightestBand, faintestBand].every((told) => ourBand(told) === band);
}

/** By how much a star may be brighter and fainter in a band than in one of VSX. */
function besideBand(told: string, band: string): { brighter: number; fainter: number } | null {
  const from = ourBand(told);
  if (from === band) return { brighter: 0, fainter: 0 };
  const [there, here] = [BESIDE_V[from], BESIDE_V[band]];
  if (there === undefined || here === undefined) return null;
  return { brighter: here.brighter + there.fainter, fainter: here.fainter + there.brighter };
}

function ourBand(told: string): string {
  return BAND_OF_VSX[told] ?? told;
}
