import { type DetectedField, fieldPsf, type Image, median } from '@wombat/imaging/detection';

/** What is fainter than this many times the noise above the sky says little about its shape. */
const BRIGHT_SIGMA = 20;
const FITTED_STARS = 12;

interface Camera {
  /** Electrons per count; null where the header does not say. */
  readonly gain: number | null;
  /** Electrons. */
  readonly readNoise: number | null;
  readonly saturation: number | null;
}

/**
 * FWHM and ellipticity of a field's stars: medians of Moffat fits to up to 12 bright, isolated ones; where those cannot
 * be had, of the moments of all. NaN without stars.
 */
export function typicalShape(
  image: Image,
  { stars, sky }: DetectedField,
  camera: Camera,
): { fwhmPixels: number; ellipticity: number } {
  const { gain, readNoise, saturation } = camera;
  const psf = fieldPsf(image, stars, {
    peakRange: [sky.level + BRIGHT_SIGMA * sky.rms, Number.POSITIVE_INFINITY],
    saturation,
    maxStars: FITTED_STARS,
    gain: gain ?? 1,
    readNoise: readNoise ?? sky.rms,
  });
  if (psf.ok) return psf.value;
  return {
    fwhmPixels: median(stars.map((star) => star.fwhmPixels)),
    ellipticity: median(stars.map((star) => star.ellipticity)),
  };
}
