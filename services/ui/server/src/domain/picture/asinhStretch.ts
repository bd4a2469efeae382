import { median, medianAbsoluteDeviation, percentile, SIGMA_PER_MAD } from '@wombat/imaging';

/** In standard deviations of the sky: what is black lies below it, and up to where the stretch is nearly linear. */
const BLACK_BELOW = 1;
const LINEAR_UP_TO = 3;
/** What is brighter is white: the cores of the few brightest stars, but never the noise of a field without stars. */
const WHITE_FRACTION = 0.998;
const WHITE_ABOVE = 30;
/** What is black and white is judged by about so many pixels; an odd step meets every column. */
const JUDGED_PIXELS = 65_536;

/**
 * Grey values 0 to 255 for pixels of a frame: the sky dark, faint stars and bright ones both plain, by the inverse
 * hyperbolic sine (Lupton et al. 2004, PASP 116, 133). What is NaN is black.
 */
export function asinhStretch(pixels: ArrayLike<number> & Iterable<number>): Uint8Array {
  const judged = everyFew(pixels);
  const sky = median(judged);
  const noise = medianAbsoluteDeviation(judged) * SIGMA_PER_MAD;
  const softening = LINEAR_UP_TO * (noise > 0 ? noise : 1);
  const black = sky - BLACK_BELOW * noise;
  const white = Math.max(percentile(judged, WHITE_FRACTION), sky + WHITE_ABOVE * noise, black + softening);
  const full = Math.asinh((white - black) / softening);
  const greys = new Uint8Array(pixels.length);
  for (let at = 0; at < greys.length; at++) {
    const grey = Math.asinh(((pixels[at] as number) - black) / softening) / full;
    greys[at] = Number.isNaN(grey) ? 0 : Math.round(255 * Math.min(Math.max(grey, 0), 1));
  }
  return greys;
}

function everyFew(pixels: ArrayLike<number> & Iterable<number>): ArrayLike<number> & Iterable<number> {
  if (pixels.length <= JUDGED_PIXELS) return pixels;
  const step = Math.ceil(pixels.length / JUDGED_PIXELS) | 1;
  return Float64Array.from({ length: Math.ceil(pixels.length / step) }, (_, at) => pixels[at * step] as number);
}
