import { annulusSky, type FieldPsf, fieldPsf, growthCurve, type Image, median } from '@wombat/imaging';
import type { FrameProfiled, GrowthPoint, work } from '@wombat/proto';
import type { SeenFrame } from './lookAtFrame.js';
import { pixelNoise } from './pixelNoise.js';

export type Profile = Omit<FrameProfiled, 'reduction' | 'path'>;

/** Radii of the growth curve, in FWHM. */
const GROWTH = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];
const SKY = { starPixels: 3, skyInnerPixels: 4, skyOuterPixels: 6 };

/**
 * What the stars of a frame look like: PSF of up to 20 good ones, growth curve, how many there are. Peak and saturation
 * are judged on raw counts: calibration moves them.
 */
export function profileFrame({ calibrated, field, rawPeaks }: SeenFrame, camera: work.Camera): Profile {
  const { saturation = null, peakRangeLow, peakRangeHigh } = camera;
  const stars = field.stars.map((star, index) => {
    const peak = rawPeaks[index] as number;
    return { ...star, peak, saturated: saturation !== null && peak >= saturation };
  });
  const psf = fieldPsf(calibrated, stars, {
    ...pixelNoise(camera),
    saturation,
    peakRange: [peakRangeLow, peakRangeHigh],
  });
  const seen = { starsDetected: stars.length, skyLevel: field.skyLevel };
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
