import type { TransformColour } from '@wombat/aavso';

/** Colour indices of the standard system a sequence may carry. */
export type ColourBasis = TransformColour;

export interface ColourValue {
  value: number;
  error: number;
}

/** The colour at a frame of the series. */
export interface ColourEpoch extends ColourValue {
  jdUtcMid: number;
  /** How much of an error of the magnitude measured on this very frame goes into the colour; not part of its error. */
  gain: number;
  /** False: too far from any frame of the other filter; it is what the rest of the night makes likely. */
  isMeasured: boolean;
}

/** The target's colour as measured with the night's other filter, or as it is told. */
export interface TargetColour {
  basis: ColourBasis;
  epochs: readonly ColourEpoch[];
  /** False: the coefficients it rests on are only likely. No magnitude is transformed with it. */
  isTransformed: boolean;
  /** What is told holds at any time; there are no epochs then. */
  told?: ColourValue;
}

/** The colours of the night together: their mean, and the root mean square of their errors. Null: there are none. */
export function meanColour({ epochs }: TargetColour): ColourValue | null {
  const count = epochs.length;
  if (count === 0) return null;
  return {
    value: epochs.reduce((sum, { value }) => sum + value, 0) / count,
    error: Math.sqrt(epochs.reduce((sum, { error }) => sum + error ** 2, 0) / count),
  };
}
