/** AAVSO bands the nights are taken in. */
export type NightBand = 'B' | 'V' | 'CV';

/** A star of standard magnitude V and B-V, magnitudes. */
export interface StarColour {
  v: number;
  bv: number;
}

/** What makes one kind of night differ from the others. Errors are standard deviations, magnitudes. */
export interface NightKind {
  name: string;
  bands: readonly NightBand[];
  /** In the ensemble; the check star comes on top. */
  comps: number;
  /** How far catalogue magnitudes lie from the truth. */
  sequenceError: number;
  /** What the catalogue says of that. */
  statedError: number;
  /** Of comps and check star, spread evenly. */
  compColours: readonly [bluest: number, reddest: number];
  /** Of the target at the top and at the bottom of its light curve. */
  target: { brightest: StarColour; faintest: StarColour };
  /** Standard = instrumental + zero point + term x (B-V). */
  colourTerm: Readonly<Record<NightBand, number>>;
  /** k'': magnitudes per airmass and magnitude of B-V. */
  secondOrderExtinction: Readonly<Record<NightBand, number>>;
  /** Error of what the observer knows of k from other nights, and of the target's colour; null: neither is known. */
  known: { coefficientError: number; colourError: number | null; secondOrder: boolean } | null;
  /** In units of Young's formula; the median site has 1.5 (Osborn et al. 2015, MNRAS 452, 1707). */
  scintillationFactor: number;
}

const RR_LYRAE = { brightest: { v: 10.95, bv: 0.2 }, faintest: { v: 11.95, bv: 0.5 } };

const EXACT: NightKind = {
  name: 'exact, stated 0.001',
  bands: ['B', 'V'],
  comps: 7,
  sequenceError: 0,
  statedError: 0.001,
  compColours: [0.42, 1.22],
  target: RR_LYRAE,
  colourTerm: { B: 0.08, V: -0.05, CV: -0.1 },
  secondOrderExtinction: { B: 0, V: 0, CV: 0 },
  known: null,
  scintillationFactor: 1.5,
};

const WRONG = { ...EXACT, name: 'errors 0.03, 7 comps', sequenceError: 0.03, statedError: 0.03 };

const SECOND_ORDER = {
  ...EXACT,
  name: "exact, k'' -0.03 in B",
  secondOrderExtinction: { ...EXACT.secondOrderExtinction, B: -0.03 },
};
/** As a standard field gives it. */
const KNOWN = { coefficientError: 0.005, colourError: null, secondOrder: true };

/** Constant, so that every point of a night has the same colour. */
function constant(v: number, bv: number): NightKind['target'] {
  return { brightest: { v, bv }, faintest: { v, bv } };
}

/** The kinds of nights whose magnitudes are held against the truth. */
export const NIGHT_KINDS: readonly NightKind[] = [
  EXACT,
  SECOND_ORDER,
  { ...EXACT, name: 'exact, scintillation of Young alone', scintillationFactor: 1 },
  { ...EXACT, name: 'exact, colour term +0.25 in B', colourTerm: { ...EXACT.colourTerm, B: 0.25 } },
  { ...EXACT, name: 'exact, colour term -0.25 in B', colourTerm: { ...EXACT.colourTerm, B: -0.25 } },
  { ...WRONG, name: 'errors 0.02, 7 comps', sequenceError: 0.02, statedError: 0.02 },
  WRONG,
  { ...WRONG, name: 'errors 0.03, 4 comps', comps: 4 },
  { ...WRONG, name: 'errors 0.03, 3 comps', comps: 3 },
  { ...WRONG, name: 'errors 0.03, constant colour', target: constant(11.4, 0.75) },
  { ...WRONG, name: 'errors 0.03, red target', target: constant(11.4, 2) },
  { ...WRONG, name: 'errors 0.03, V alone', bands: ['V'] },
  { ...WRONG, name: 'errors 0.03, B alone', bands: ['B'] },
  { ...WRONG, name: 'errors 0.03, CV', bands: ['CV'] },
  { ...EXACT, name: 'exact, CV', bands: ['CV'] },
  { ...WRONG, name: 'errors 0.03, comps alike', compColours: [0.6, 0.95] },
  { ...WRONG, name: 'errors 0.03, one comp', comps: 1 },
  { ...SECOND_ORDER, name: "exact, k and k'' known", known: KNOWN },
  { ...WRONG, name: 'errors 0.03, k known', known: KNOWN },
  { ...WRONG, name: 'errors 0.03, 4 comps, k known', comps: 4, known: KNOWN },
  { ...WRONG, name: 'errors 0.03, one comp, k known', comps: 1, known: KNOWN },
  { ...WRONG, name: 'errors 0.03, red target, k known', target: constant(11.4, 2), known: KNOWN },
  { ...WRONG, name: 'errors 0.03, comps alike, k known', compColours: [0.6, 0.95], known: KNOWN },
  {
    ...{ ...WRONG, name: 'errors 0.03, B alone, k and colour known', bands: ['B'] },
    ...{ target: constant(11.4, 1.5), known: { ...KNOWN, colourError: 0.05 } },
  },
];
