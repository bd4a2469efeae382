import type { Point } from '@wombat/imaging';

/** Light in a star that is not of the image of a point. */
export interface ForeignPart {
  /** Of the logarithm of the star's counts. */
  part: number;
  /** Against what all stars of the frame have. */
  sigmas: number;
}

/** The same, and where it lies. */
export interface PlacedPart extends ForeignPart {
  /** Pixels from the star; missing where there is none. */
  place: Point | undefined;
  /** What there is beside a second point put there; missing where there is too little light for one. */
  beside: ForeignPart | undefined;
}
