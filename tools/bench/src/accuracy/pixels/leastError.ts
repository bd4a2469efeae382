import type { FrameTruth, NightPlan, NightTruth, StarTruth } from '@wombat/observatory';

const MAGNITUDES_PER_PART = 2.5 / Math.LN10;
/** Pixels of the sky annulus. */
const SKY_PIXELS = 1500;
/** Radii that are tried, in units of the night's mean FWHM. */
const RADII = { from: 0.7, to: 3.5, step: 0.1 };
const SCALE_HEIGHT_METRES = 8000;

/**
 * The least a point of T1 can scatter in a series, magnitudes: photons of star and sky, read noise, dark current and
 * scintillation of T1, and of the comps' mean by inverse variances, at the radius that serves the series best. From the
 * plan and the truth alone.
 */
export function leastError(plan: NightPlan, truth: NightTruth, band: string, checkId: string): number {
  const frames = truth.frames.filter((frame) => frame.band === band);
  const fwhm = frames.reduce((sum, { fwhmPixels }) => sum + fwhmPixels, 0) / frames.length;
  const { from, to, step } = RADII;
  const radii = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => (from + index * step) * fwhm);
  const variances = radii.map(
    (radius) => frames.reduce((sum, frame) => sum + pointVariance(plan, frame, checkId, radius), 0) / frames.length,
  );
  return Math.sqrt(Math.min(...variances));
}

function pointVariance(plan: NightPlan, frame: FrameTruth, checkId: string, radius: number): number {
  const variances = new Map(frame.stars.map((star) => [star.star, starVariance(plan, frame, star, radius)]));
  const comps = [...variances].filter(([star]) => star !== 'target' && star !== checkId);
  const weight = comps.reduce((sum, [, variance]) => sum + 1 / variance, 0);
  return (variances.get('target') ?? Number.NaN) + 1 / weight;
}

function starVariance(plan: NightPlan, frame: FrameTruth, { electrons }: StarTruth, radius: number): number {
  const { camera, exposureSeconds, starImages } = plan;
  const inAperture = electrons * encircled(radius, frame.fwhmPixels, starImages.moffatBeta);
  const area = Math.PI * radius ** 2;
  const ofPixel =
    frame.skyElectronsPerPixel + camera.darkElectronsPerSecond * exposureSeconds + camera.readNoiseElectrons ** 2;
  const photons = (inAperture + area * (1 + area / SKY_PIXELS) * ofPixel) / inAperture ** 2;
  return MAGNITUDES_PER_PART ** 2 * (photons + scintillation(plan, frame.airmass) ** 2);
}

/** Part of a Moffat image's light within a radius. */
function encircled(radius: number, fwhm: number, beta: number): number {
  const alpha = fwhm / (2 * Math.sqrt(2 ** (1 / beta) - 1));
  return 1 - (1 + (radius / alpha) ** 2) ** (1 - beta);
}

/** Young 1967 (AJ 72, 747), times the plan's factor; relative. */
function scintillation({ camera, site, sky, exposureSeconds }: NightPlan, airmass: number): number {
  const still = Math.exp(-site.elevationMetres / SCALE_HEIGHT_METRES) / Math.sqrt(2 * exposureSeconds);
  return sky.scintillation * 0.09 * (camera.apertureMillimetres / 10) ** (-2 / 3) * airmass ** 1.75 * still;
}
