/** How many radii a star is measured with before one is chosen. */
const RUNGS = 8;
const SMALLEST_IN_FWHM = 1;
const LARGEST_IN_FWHM = 3.5;
/** Of stars as narrow as this few pixels are lit: where they lie on them would show in a small aperture. */
const UNDERSAMPLED_FWHM = 2;
const SMALLEST_UNDERSAMPLED = 3;

/**
 * The radii among which the one of a series is chosen once all its frames are measured, pixels, ascending: 8 from 1.0
 * to 3.5 times the night's FWHM, each by the same factor larger than the one before, to 0.1 px; for undersampled stars
 * from 3 px on; none that reaches into the sky annulus.
 */
export function apertureLadder(fwhmPixels: number, skyInnerPixels: number): number[] {
  const undersampled = fwhmPixels < UNDERSAMPLED_FWHM;
  const smallest = undersampled ? SMALLEST_UNDERSAMPLED : SMALLEST_IN_FWHM * fwhmPixels;
  const largest = LARGEST_IN_FWHM * Math.max(fwhmPixels, UNDERSAMPLED_FWHM);
  const step = (largest / smallest) ** (1 / (RUNGS - 1));
  return Array.from({ length: RUNGS }, (_, rung) => Math.round(10 * smallest * step ** rung) / 10).filter(
    (radius) => radius <= skyInnerPixels,
  );
}
