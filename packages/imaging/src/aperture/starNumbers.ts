/**
 * The numbers that are measured of a star in one image, in AstroImageJ's sense, as they are where there is nothing:
 * NaN. This is the one list of them. Counts, pixels, degrees.
 */
export const NO_STAR_NUMBERS = {
  /** 0-based, whole numbers are the centres of pixels. */
  x: Number.NaN,
  y: Number.NaN,
  /** Source minus sky. */
  net: Number.NaN,
  /** Source pixels, fractional. */
  area: Number.NaN,
  /** One standard deviation of `net`. */
  error: Number.NaN,
  snr: Number.NaN,
  /** Largest pixel value of the image that is measured, sky included. */
  peak: Number.NaN,
  /** net / area: sky-subtracted, as AstroImageJ's Mean column is. */
  mean: Number.NaN,
  /** Counts per pixel. */
  skyLevel: Number.NaN,
  skyPixels: Number.NaN,
  fwhmPixels: Number.NaN,
  /** Mean of both widths. */
  width: Number.NaN,
  xWidth: Number.NaN,
  yWidth: Number.NaN,
  /** Direction of the longer axis from x towards y, degrees, 0 to 360 as AstroImageJ prints it. */
  angleDegrees: Number.NaN,
  /** Shorter over longer axis, 0..1. */
  roundness: Number.NaN,
};

export type StarNumbers = Readonly<typeof NO_STAR_NUMBERS>;
