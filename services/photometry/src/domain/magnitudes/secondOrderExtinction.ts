import { fitEnsemble } from '../comps/ensembleFit.js';
import { type EnsembleComp, WeightedComps } from '../comps/weightedComps.js';
import type { MeasuredFrame } from '../measurement/measurement.js';
import { type LinePoint, slopeThrough } from '../statistics/weightedLine.js';
import type { ColourValue } from './targetColour.js';

/** How far k'' is likely to be from 0, magnitudes per airmass and magnitude of colour: it is about -0.03 in B. */
const LIKELY_SIZE: ReadonlyMap<string, number> = new Map([['B', 0.03]]);
const LIKELY_SIZE_OF_OTHERS = 0.01;

const FEWEST_COMPS = 3;
const FEWEST_FRAMES = 5;

/** k'' and its standard deviation. */
export type SecondOrderExtinction = ColourValue;

/**
 * The coefficient of a night as it is where k'' is left out: that at the night's airmass, for what the comparison stars
 * tell of both is the sum of them there. A k'' that is told stays beside it.
 */
export function withoutFittedSecondOrder(night: {
  coefficient: number;
  coefficientError: number;
  secondOrder: number;
  secondOrderError: number;
  meanAirmass: number;
}): ColourValue {
  const { coefficient, coefficientError: error, secondOrder, secondOrderError, meanAirmass } = night;
  return { value: secondOrderError === 0 ? coefficient : coefficient - secondOrder * meanAirmass, error };
}

/**
 * k'' of a night for which none is told: what its comparison stars say where that is more than is known from the
 * camera's other nights (`learnt`), else what these say, where that is more than is known of a band in general; else
 * none, with what it is likely to be as its error.
 */
export function nightSecondOrder(
  band: string,
  comps: readonly EnsembleComp[],
  frames: readonly MeasuredFrame[],
  learnt: SecondOrderExtinction | null = null,
): SecondOrderExtinction {
  const usual = { value: 0, error: LIKELY_SIZE.get(band) ?? LIKELY_SIZE_OF_OTHERS };
  const known = learnt !== null && learnt.error < usual.error ? learnt : usual;
  const fitted = fittedSecondOrder(comps, frames);
  return fitted !== null && fitted.error < known.error ? fitted : known;
}

/**
 * k'' out of how each comp's zero point, against that of all, runs with airmass: by -k'' x (colour - mean colour). The
 * comps' own constants, and so the errors of the catalogue, take no part. Its error is that of a line through the
 * comps' slopes over colour, by their noise or by what each of them makes of the line, whichever is larger: a comp may
 * drift for reasons of its own. Null where there are too few comps or frames, or none differ in colour or airmass.
 */
function fittedSecondOrder(
  comps: readonly EnsembleComp[],
  frames: readonly MeasuredFrame[],
): SecondOrderExtinction | null {
  const fit = fitEnsemble(comps, true);
  if (fit === null) return null;
  const weighted = new WeightedComps(comps, fit.weights);
  const ofComps = comps.flatMap(({ values, colour }, comp): LinePoint[] => {
    const points = frames.flatMap(({ frame: { airmass } }, frame): LinePoint[] => {
      const weight = weighted.valueWeight(comp, frame);
      const y = (values[frame] ?? Number.NaN) - (fit.zeroPoints[frame] ?? Number.NaN);
      return weight > 0 && airmass >= 1 ? [{ x: airmass, y, weight }] : [];
    });
    const { slope, variance } = slopeThrough(points);
    return points.length >= FEWEST_FRAMES && Number.isFinite(variance)
      ? [{ x: colour, y: slope, weight: 1 / variance }]
      : [];
  });
  if (ofComps.length < FEWEST_COMPS) return null;
  const { slope, variance } = slopeThrough(ofComps);
  const error = Math.max(Math.sqrt(variance), jackknifeError(ofComps));
  return Number.isFinite(error) ? { value: -slope, error } : null;
}

/** Of the slope through points, by leaving out each in turn (Tukey 1958): sqrt((n - 1) / n sum (slope - mean)^2). */
function jackknifeError(points: readonly LinePoint[]): number {
  const slopes = points.map((without) => slopeThrough(points.filter((point) => point !== without)).slope);
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
  const squares = slopes.reduce((sum, slope) => sum + (slope - mean) ** 2, 0);
  return Math.sqrt((squares * (slopes.length - 1)) / slopes.length);
}
