import type { ApertureRadii, MeasuredFrame } from '../measurement/measurement.js';
import type { Aperture } from './aperture.js';
import { type FramesAtRadius, type RadiusEvidence, radiusEvidence } from './radiusEvidence.js';
import { radiusOnFrame } from './radiusScales.js';

export interface SettledAperture {
  radii: ApertureRadii;
  /** One sentence for the observer. */
  reason: string;
  /** What spoke for each radius; none where the observer or the stars' profile alone set it. */
  tried: readonly RadiusEvidence[];
}

/**
 * A larger radius is taken where it costs no more than this: centring and seeing disturb it less. Not for much more: it
 * holds more of faint neighbours, each star's own.
 */
const WORTH = 1.01;

/**
 * The star radius of a series once its frames are measured with all radii of its ladder: the one with the least error
 * T1 is to be expected to have, or the largest that is as good to 1 %. The same for T1 and comps: what of their light
 * it leaves out is the same part of all. As measured where there is no ladder or nothing to judge by. `framesAt` gives
 * the frames with a star radius in pixels; frames that were not measured with it have their own, and it is not tried.
 */
export function settleAperture(
  { radii, reason, ladder, scales, reference }: Aperture,
  comps: readonly string[],
  framesAt: (starPixels: number) => readonly MeasuredFrame[],
): SettledAperture {
  const tried = radiusEvidence(measuredWith(ladder, framesAt), comps);
  const least = Math.min(...tried.map(({ predictedError }) => predictedError));
  const chosen = tried.findLast(({ predictedError }) => predictedError <= WORTH * least);
  if (chosen === undefined) return { radii, reason, tried: [] };
  const { skyInnerPixels, skyOuterPixels } = radii;
  const sky = `sky from ${pixels(skyInnerPixels)} to ${pixels(skyOuterPixels)}`;
  return {
    radii: { ...radii, starPixels: chosen.radiusPixels },
    reason: `${words(chosen, reference.fwhm80Pixels, [...scales.values()])}${othersOf(chosen, tried)}; ${sky}`,
    tried,
  };
}

/** One radius after the other: those of all together are many times the series. */
function* measuredWith(
  ladder: readonly number[],
  framesAt: (starPixels: number) => readonly MeasuredFrame[],
): Generator<FramesAtRadius> {
  for (const radiusPixels of ladder) {
    const frames = framesAt(radiusPixels);
    if (frames.every((frame) => hasRadius(frame, radiusPixels))) yield { radiusPixels, frames };
  }
}

function hasRadius({ radii, radiusScale }: MeasuredFrame, radiusPixels: number): boolean {
  return radii.starPixels === radiusOnFrame(radiusPixels, radiusScale, radii.skyInnerPixels);
}

function words({ radiusPixels, predictedError }: RadiusEvidence, fwhm: number, scales: readonly number[]): string {
  const inFwhm = (radiusPixels / fwhm).toFixed(1);
  const error = `an error of T1 of ${magnitudes(predictedError)}, the least or as good`;
  if (scales.length === 0) return `star radius ${pixels(radiusPixels)}, ${inFwhm} times the FWHM: ${error}`;
  const [least, most] = [Math.min(...scales), Math.max(...scales)].map((scale) => pixels(scale * radiusPixels));
  return `star radius ${inFwhm} times the FWHM of each frame, ${least} to ${most} (${pixels(radiusPixels)} where it is ${pixels(fwhm)}): ${error}`;
}

/** What the ends of the ladder would have cost. */
function othersOf(chosen: RadiusEvidence, tried: readonly RadiusEvidence[]): string {
  const ends = [tried[0], tried.at(-1)].filter((end) => end !== undefined && end !== chosen);
  const costs = ends.map((end) =>
    end === undefined ? '' : `${magnitudes(end.predictedError)} at ${pixels(end.radiusPixels)}`,
  );
  return costs.length === 0 ? '' : `; it would be ${costs.join(' and ')}`;
}

function pixels(value: number): string {
  return `${value.toFixed(1)} px`;
}

function magnitudes(value: number): string {
  return `${value.toFixed(4)} mag`;
}
