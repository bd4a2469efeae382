import {
  annulusSky,
  type DetectedField,
  type DetectedStar,
  detectField,
  type FieldPsf,
  fieldPsf,
  growthCurve,
  type Image,
  median,
} from '@wombat/imaging';
import type { FrameProfiled, GrowthPoint, work } from '@wombat/proto';
import { pixelNoise } from './pixelNoise.js';

export type Profile = Omit<FrameProfiled, 'reduction' | 'path'>;

/** Radii of the growth curve, in FWHM. */
const GROWTH = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];
const SKY = { starPixels: 3, skyInnerPixels: 4, skyOuterPixels: 6 };
/** A star's raw peak is looked for this many pixels around its centre. */
const PEAK_REACH = 2;

/**
 * What the stars of a frame look like: PSF of up to 20 good ones, growth curve, how many there are. `field` is what was
 * found on it, where that is known.
 */
export function profileFrame(
  calibrated: Image,
  raw: Image,
  camera: work.Camera,
  field: DetectedField = detectField(calibrated),
): Profile {
  const stars = field.stars.map((star) => withRawPeak(star, raw, camera.saturation));
  const { saturation = null, peakRangeLow, peakRangeHigh } = camera;
  const psf = fieldPsf(calibrated, stars, {
    ...pixelNoise(camera),
    saturation,
    peakRange: [peakRangeLow, peakRangeHigh],
  });
  const seen = { starsDetected: stars.length, skyLevel: field.sky.level };
  if (!psf.ok) return { ok: false, reason: psf.fault.message, starsFitted: psf.fault.fitted, growth: [], ...seen };
  const { fwhmPixels, beta, qfit, rSquared, ellipticity } = psf.value;
  return {
    ok: true,
    reason: '',
    fwhmPixels,
    beta,
    qfit,
    rSquared,
    ellipticity,
    starsFitted: psf.value.stars.length,
    growth: growthOf(calibrated, psf.value, camera),
    ...seen,
  };
}

/** Peak and saturation are judged on raw counts: calibration moves them. */
function withRawPeak(star: DetectedStar, raw: Image, saturation: number | undefined): DetectedStar {
  let peak = Number.NEGATIVE_INFINITY;
  for (let y = Math.round(star.y) - PEAK_REACH; y <= Math.round(star.y) + PEAK_REACH; y++) {
    for (let x = Math.round(star.x) - PEAK_REACH; x <= Math.round(star.x) + PEAK_REACH; x++) {
      if (x < 0 || y < 0 || x >= raw.width || y >= raw.height) continue;
      peak = Math.max(peak, raw.pixels[y * raw.width + x] ?? peak);
    }
  }
  return { ...star, peak, saturated: saturation !== undefined && peak >= saturation };
}

/** Medians over the fitted stars: the part of the light within each radius and its SNR. */
function growthOf(image: Image, psf: FieldPsf, camera: work.Camera): GrowthPoint[] {
  const fwhm = psf.fwhmPixels;
  const radiiPixels = GROWTH.map((factor) => factor * fwhm);
  const annulus = {
    starPixels: SKY.starPixels * fwhm,
    skyInnerPixels: SKY.skyInnerPixels * fwhm,
    skyOuterPixels: SKY.skyOuterPixels * fwhm,
  };
  const curves = psf.stars.map((star) => {
    const sky = annulusSky(image, star, annulus);
    return growthCurve(image, star, { radiiPixels, sky, ...pixelNoise(camera) });
  });
  const points = radiiPixels.map((radiusPixels, index) => ({
    radiusPixels,
    fraction: median(curves.map((curve) => (curve[index]?.net ?? Number.NaN) / (curve.at(-1)?.net ?? Number.NaN))),
    snr: median(curves.map((curve) => curve[index]?.snr ?? Number.NaN)),
  }));
  return points.filter(({ fraction, snr }) => Number.isFinite(fraction) && Number.isFinite(snr));
}
