/** (0.289 counts)^2: the variance of rounding to whole counts, as AstroImageJ has it. */
const DIGITISATION_VARIANCE = 0.289 * 0.289;

export interface CcdErrorTerms {
  /** Source minus sky, counts. */
  readonly net: number;
  readonly sourcePixels: number;
  /** 0 where no sky was measured. */
  readonly skyPixels: number;
  /** Counts per pixel. */
  readonly skyLevel: number;
  /** Electrons per count. */
  readonly gain: number;
  /** Electrons. */
  readonly readNoise: number;
  /** Dark current of the exposure, electrons per pixel. */
  readonly darkElectrons: number;
}

/**
 * Error of a net count, in counts: (1/g) sqrt(S g + n (1 + n/n_b)(B g + D + R^2 + g^2 0.289^2)), negative S and B
 * taken as 0, n/n_b as 0 without sky pixels. Merline & Howell 1995 as in AstroImageJ Photometer.
 */
export function ccdError(terms: CcdErrorTerms): number {
  const { net, sourcePixels, skyPixels, skyLevel, gain, readNoise, darkElectrons } = terms;
  const skyPenalty = skyPixels > 0 ? 1 + sourcePixels / skyPixels : 1;
  const perPixel =
    Math.max(skyLevel, 0) * gain + darkElectrons + readNoise * readNoise + gain * gain * DIGITISATION_VARIANCE;
  return Math.sqrt(Math.max(net, 0) * gain + sourcePixels * skyPenalty * perPixel) / gain;
}

/** What each cause has of the variance of a net count; they add up to 1. NaN where there is no noise at all. */
export interface CcdErrorShares {
  readonly star: number;
  /** In the aperture, and in the level that is taken off. */
  readonly sky: number;
  readonly dark: number;
  /** With rounding to whole counts. */
  readonly read: number;
}

/** The error taken apart: the terms of `ccdError` in relation to their sum. */
export function ccdErrorShares(terms: CcdErrorTerms): CcdErrorShares {
  const { net, sourcePixels, skyPixels, skyLevel, gain, readNoise, darkElectrons } = terms;
  const pixels = sourcePixels * (skyPixels > 0 ? 1 + sourcePixels / skyPixels : 1);
  const star = Math.max(net, 0) * gain;
  const sky = pixels * Math.max(skyLevel, 0) * gain;
  const dark = pixels * darkElectrons;
  const read = pixels * (readNoise * readNoise + gain * gain * DIGITISATION_VARIANCE);
  const all = star + sky + dark + read;
  return { star: star / all, sky: sky / all, dark: dark / all, read: read / all };
}
