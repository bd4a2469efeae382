import { median } from '@wombat/imaging';
import { type CompValues, compValues, type Scintillation } from '../comps/compValues.js';
import { type EnsembleFit, fitEnsemble } from '../comps/ensembleFit.js';
import type { Candidate, MeasuredFrame } from '../measurement/measurement.js';
import { quadrature } from '../statistics/quadrature.js';

export interface RejectedComp {
  auid: string;
  reason: string;
}

export interface FrameZeroPoint {
  filename: string;
  /** Catalogue minus instrumental magnitude of the frame; null where no comp gives one. */
  zeroPoint: number | null;
  /** From the comps' photons and scatter; what the catalogue has in error is common to the night and not in it. */
  zeroPointError: number;
  usedComps: readonly string[];
  rejectedComps: readonly RejectedComp[];
}

/** What the night says of one comp. Magnitudes. */
export interface CompOfNight {
  auid: string;
  /** Median over the night of its own zero point minus the ensemble's. */
  medianResidual: number;
  /** Its catalogue value minus its magnitude as the OTHER comps give it, over the night; NaN where it is alone. */
  catalogueMinusPredicted: number;
  /** Error of that prediction: what the other comps' catalogue errors allow. */
  predictionError: number;
  /** Scatter from frame to frame beyond its photons. */
  scatter: number;
  /**
   * Per frame: how much fainter it is than the other comps of the frame say, its constant of the night aside. What was
   * left out as an outlier is among them; NaN where it has no value, or is alone.
   */
  frameResiduals: readonly number[];
  framesUsed: number;
  /**
   * False where its catalogue magnitude contradicts the others: it follows the night then, but does not set its level.
   */
  setsLevel: boolean;
}

export interface NightZeroPoints {
  /** In the order of the frames given. */
  frames: readonly FrameZeroPoint[];
  comps: readonly CompOfNight[];
  /** Error of the level of the whole night from the catalogue, magnitudes. */
  catalogueError: number;
}

/**
 * One zero point a frame from the comps of the series.
 *
 * Each comp i has on frame j its own zero point z_ij = catalogue - instrumental magnitude. The model is
 *   z_ij = ZP_j + o_i + noise,  noise variance s_ij^2 = photon_ij^2 + scatter_i^2,
 * with o_i a constant of the comp for the night (what its catalogue value has in error), held to zero by
 * 1 / (catalogue error_i^2 + scatter_i^2). Solved for all o_i and ZP_j at once by weighted least squares; then
 *   ZP_j = sum_i (z_ij - o_i) / s_ij^2  /  sum_i 1 / s_ij^2.
 * As every comp is corrected by its own constant before the mean is taken, a comp that is missing on a frame changes
 * that frame's noise, not its level. Outliers are clipped on comps against comps, see `fitEnsemble`.
 * Works for one comp alone (ZP is then its own) and for one frame alone (weights become those of the catalogue).
 */
export function zeroPoints(
  comps: readonly Candidate[],
  frames: readonly MeasuredFrame[],
  scintillation?: Scintillation,
): NightZeroPoints {
  const values = comps.map((comp) => compValues(comp, frames, 0, scintillation));
  const fit = fitEnsemble(values, false);
  if (fit === null) throw new Error('zero points without a colour term are always determined');
  return nightZeroPoints(comps, frames, values, fit);
}

/** The fit in the words of the night. */
export function nightZeroPoints(
  comps: readonly Candidate[],
  frames: readonly MeasuredFrame[],
  values: readonly CompValues[],
  fit: EnsembleFit,
): NightZeroPoints {
  return {
    frames: frames.map(({ frame }, index) => ({
      filename: frame.filename,
      ...frameOutcome(comps, values, fit, index),
    })),
    comps: comps.map(({ auid }, index) => ({ auid, ...compOutcome(values, fit, index) })),
    catalogueError: catalogueError(fit),
  };
}

function frameOutcome(
  comps: readonly Candidate[],
  values: readonly CompValues[],
  fit: EnsembleFit,
  frame: number,
): Omit<FrameZeroPoint, 'filename'> {
  const usedComps: string[] = [];
  const rejectedComps: RejectedComp[] = [];
  for (const [index, { auid }] of comps.entries()) {
    const absence = values[index]?.absences[frame];
    if (fit.weights.used[index]?.[frame] === true) {
      usedComps.push(auid);
    } else {
      rejectedComps.push({ auid, reason: absence ?? contradiction(fit.residuals[index]?.[frame] ?? Number.NaN) });
    }
  }
  const zeroPoint = fit.zeroPoints[frame] ?? Number.NaN;
  return {
    zeroPoint: usedComps.length > 0 ? zeroPoint : null,
    zeroPointError: fit.zeroPointSigmas[frame] ?? Number.POSITIVE_INFINITY,
    usedComps,
    rejectedComps,
  };
}

function contradiction(residual: number): string {
  return `${Math.abs(residual).toFixed(3)} mag ${residual > 0 ? 'brighter' : 'fainter'} than the other comps say`;
}

function compOutcome(values: readonly CompValues[], fit: EnsembleFit, index: number): Omit<CompOfNight, 'auid'> {
  const own = values[index];
  const used = fit.weights.used[index] ?? [];
  const colourTerm = fit.coefficient * (own?.colour ?? 0);
  const residuals = used.map((isUsed, frame) =>
    isUsed ? (own?.values[frame] ?? Number.NaN) - colourTerm - (fit.zeroPoints[frame] ?? Number.NaN) : Number.NaN,
  );
  return {
    medianResidual: median(residuals),
    catalogueMinusPredicted: fit.againstOthers[index]?.residual ?? Number.NaN,
    predictionError: Math.sqrt(fit.againstOthers[index]?.variance ?? Number.POSITIVE_INFINITY),
    scatter: fit.weights.scatters[index] ?? 0,
    frameResiduals: (fit.residuals[index] ?? []).map((residual) => -residual),
    framesUsed: used.filter(Boolean).length,
    setsLevel: fit.weights.level[index] === true,
  };
}

/** Error of the level the comps set together. */
function levelError({ weights, levelWeights }: EnsembleFit): number {
  const members = levelWeights.filter((_, comp) => weights.level[comp] === true);
  return 1 / Math.sqrt(members.reduce((sum, weight) => sum + weight, 0));
}

/** The larger of what the catalogue's errors and what the comps' disagreement say of the mean. */
function catalogueError(fit: EnsembleFit): number {
  const stated = levelError(fit);
  const members = fit.offsets.filter((_, comp) => fit.weights.level[comp] === true);
  const seen = members.length > 1 ? quadrature(...members) / Math.sqrt(members.length * (members.length - 1)) : 0;
  return Math.max(stated, seen);
}
