import { quadrature } from '../statistics/quadrature.js';

/** Colour indices of the standard system a sequence may carry. */
export type ColourBasis = 'B-V' | 'V-I' | 'V-R';

export interface ColourValue {
  value: number;
  error: number;
}

export interface ColourEpoch extends ColourValue {
  jdUtcMid: number;
}

/** The target's colour as measured with the night's other filter, or as it is told. */
export interface TargetColour {
  basis: ColourBasis;
  epochs: readonly ColourEpoch[];
  /** What is told holds at any time; there are no epochs then. */
  told?: ColourValue;
}

/** A colour may be carried this far past the first and last epoch, and bridged over twice as much. Days. */
const REACH_DAYS = 0.02;

/**
 * The colour at a time: linear between the epochs on both sides, the nearest epoch's just outside them.
 * Null where no epoch is near enough.
 */
export function targetColourAt({ epochs, told }: TargetColour, jdUtcMid: number): ColourValue | null {
  if (told !== undefined) return told;
  const before = nearest(epochs, (epoch) => jdUtcMid - epoch.jdUtcMid);
  const after = nearest(epochs, (epoch) => epoch.jdUtcMid - jdUtcMid);
  if (before !== null && after !== null && after.jdUtcMid - before.jdUtcMid <= 2 * REACH_DAYS) {
    return between(before, after, jdUtcMid);
  }
  const near = [before, after].filter((epoch) => epoch !== null && Math.abs(epoch.jdUtcMid - jdUtcMid) <= REACH_DAYS);
  const [epoch] = near;
  return epoch ? { value: epoch.value, error: epoch.error } : null;
}

/** The epoch of the smallest distance that is not negative. */
function nearest(epochs: readonly ColourEpoch[], distance: (epoch: ColourEpoch) => number): ColourEpoch | null {
  return epochs.reduce<ColourEpoch | null>((best, epoch) => {
    const own = distance(epoch);
    return own >= 0 && (best === null || own < distance(best)) ? epoch : best;
  }, null);
}

function between(before: ColourEpoch, after: ColourEpoch, jdUtcMid: number): ColourValue {
  const span = after.jdUtcMid - before.jdUtcMid;
  const share = span > 0 ? (jdUtcMid - before.jdUtcMid) / span : 0;
  return {
    value: before.value + share * (after.value - before.value),
    error: quadrature((1 - share) * before.error, share * after.error),
  };
}
