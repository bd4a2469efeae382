import { median } from '@wombat/imaging';
import {
  isMeasured,
  MAGNITUDES_PER_RELATIVE_ERROR,
  type MeasuredFrame,
  TARGET_STAR_ID,
} from '../measurement/measurement.js';
import { quadrature } from '../statistics/quadrature.js';
import { beyondPhotons } from './beyondPhotons.js';
import { compScatters, hasLight, photonError } from './compScatter.js';

/** All frames of a series, in order of time, measured with one star radius. */
export interface FramesAtRadius {
  radiusPixels: number;
  frames: readonly MeasuredFrame[];
}

/** What speaks for one radius. Magnitudes, one standard deviation of one frame. */
export interface RadiusEvidence {
  radiusPixels: number;
  /** Of a star's light in the largest radius. */
  lightFraction: number;
  targetSnr: number;
  /** Of the comps against each other; NaN: too few frames or comps. */
  compScatter: number;
  predictedError: number;
}

/** A target of less than this is taken for one of so much: there is a best radius for what can hardly be seen, too. */
const FAINTEST_SNR = 3;

/**
 * The error T1 is to be expected to have with each of the radii, ascending. T1's light inside a radius is what the
 * comps have of theirs there, times T1's own: its own light there would be as uncertain as what is sought, and the
 * radius with the luckiest noise would win. Its error is
 *   sqrt(s^2 (photon_T1^2 + photon_comps^2) + beyond^2),
 * photons with sky and read noise, s and `beyond` by the comps' scatter against each other (`beyondPhotons`). Nothing
 * where no comp or no target is measured. The frames of a radius are let go before those of the next are asked for.
 */
export function radiusEvidence(tried: Iterable<FramesAtRadius>, comps: readonly string[]): RadiusEvidence[] {
  if (comps.length === 0) return [];
  const told = Array.from(tried, ({ radiusPixels, frames }) => {
    return { radiusPixels, light: lightOf(frames, comps), scatters: compScatters(comps, frames) };
  });
  const light = told.map((ofRadius) => ofRadius.light);
  const largest = light.at(-1);
  if (largest === undefined) return [];
  const fractions = light.map(({ comps: inside }) =>
    median(inside.map((net, index) => net / (largest.comps[index] ?? Number.NaN))),
  );
  const whole = wholeLight(light, fractions);
  const { photonScale, beyond } = beyondPhotons(told.map(({ scatters }) => scatters));
  const evidence = told.map(({ radiusPixels, scatters }, index) => {
    const { targetError = Number.NaN, compsError = Number.NaN } = light[index] ?? {};
    const lightFraction = fractions[index] ?? Number.NaN;
    const targetSnr = (whole * lightFraction) / targetError;
    const photons = quadrature(MAGNITUDES_PER_RELATIVE_ERROR / targetSnr, compsError);
    return {
      radiusPixels,
      lightFraction,
      targetSnr,
      compScatter: median(scatters.map(({ measured }) => measured)),
      predictedError: quadrature(photonScale * photons, beyond[index] ?? 0),
    };
  });
  return evidence.every(({ predictedError }) => predictedError > 0) ? evidence : [];
}

interface LightAtRadius {
  /** Medians over the night; counts. */
  target: number;
  targetError: number;
  comps: readonly number[];
  /** Of the comps' magnitude together. */
  compsError: number;
}

function lightOf(frames: readonly MeasuredFrame[], comps: readonly string[]): LightAtRadius {
  const of = (starId: string) => frames.map(({ stars }) => stars.get(starId)).filter(isMeasured);
  const target = of(TARGET_STAR_ID);
  const together = frames.map(({ stars }) => comps.map((auid) => stars.get(auid)).filter(hasLight));
  return {
    target: median(target.map(({ net }) => net)),
    targetError: median(target.map(({ error }) => error)),
    comps: comps.map((auid) => median(of(auid).map(({ net }) => net))),
    compsError: median(together.filter((stars) => stars.length === comps.length).map(photonError)),
  };
}

/** T1's light in the largest radius, by the radius that shows it best. */
function wholeLight(light: readonly LightAtRadius[], fractions: readonly number[]): number {
  const [best] = light
    .map(({ target, targetError }, index) => {
      const counts = Math.max(target, FAINTEST_SNR * targetError);
      return { snr: counts / targetError, whole: counts / (fractions[index] ?? Number.NaN) };
    })
    .toSorted((a, b) => b.snr - a.snr);
  return best?.whole ?? Number.NaN;
}
