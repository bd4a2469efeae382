/** What a field's stars look like, as the limits judge it. */
export interface PsfNumbers {
  readonly goodFits: number;
  readonly qfit: number;
  readonly fwhmPixels: number;
  readonly elongation: number;
  readonly fwhmScatter: number;
}

export interface PsfLimit {
  readonly name: string;
  /** The number it limits. */
  readonly of: keyof PsfNumbers;
  readonly bound: 'atLeast' | 'atMost';
  readonly value: number;
  /** What is wrong when the number is beyond the limit. */
  readonly sentence: string;
}

const FEWEST_FITS: PsfLimit = {
  name: 'fewestFits',
  of: 'goodFits',
  bound: 'atLeast',
  value: 3,
  sentence: 'too few stars could be fitted',
};

/**
 * Every limit a field's PSF must keep, in the order they are judged. qfit is that of CIRCULAR fits: it also counts what
 * elongation leaves over, which has a limit of its own, so it is wide enough for stars near that one.
 */
export const PSF_LIMITS: readonly PsfLimit[] = [
  FEWEST_FITS,
  {
    name: 'worstQfit',
    of: 'qfit',
    bound: 'atMost',
    value: 0.4,
    sentence: 'the stars do not look like a Moffat profile (median qfit)',
  },
  {
    name: 'smallestFwhm',
    of: 'fwhmPixels',
    bound: 'atLeast',
    value: 1.2,
    sentence: 'the stars are no wider than hot pixels (median FWHM, px)',
  },
  {
    name: 'largestFwhm',
    of: 'fwhmPixels',
    bound: 'atMost',
    value: 20,
    sentence: 'the stars are too wide, out of focus (median FWHM, px)',
  },
  {
    name: 'largestElongation',
    of: 'elongation',
    bound: 'atMost',
    value: 1.6,
    sentence: 'the stars are elongated, trailed (median longer / shorter axis)',
  },
  {
    name: 'largestScatter',
    of: 'fwhmScatter',
    bound: 'atMost',
    value: 0.25,
    sentence: 'the stars differ too much in width (MAD / median of the FWHM)',
  },
];

/**
 * The limits that are broken, each as a sentence with its numbers; a number that is NaN breaks its limits. Without
 * enough fits the medians mean nothing: that sentence stands alone.
 */
export function brokenPsfLimits(numbers: PsfNumbers): string[] {
  const limits = keeps(FEWEST_FITS, numbers) ? PSF_LIMITS : [FEWEST_FITS];
  return limits
    .filter((limit) => !keeps(limit, numbers))
    .map(({ of, bound, value, sentence }) => {
      const limit = bound === 'atLeast' ? 'at least' : 'at most';
      return `${sentence}: ${Number(numbers[of].toFixed(3))}, must be ${limit} ${value}`;
    });
}

function keeps({ of, bound, value }: PsfLimit, numbers: PsfNumbers): boolean {
  return bound === 'atLeast' ? numbers[of] >= value : numbers[of] <= value;
}
