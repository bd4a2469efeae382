import { type NormalSolution, solveNormalEquations } from './solveNormalEquations.js';

/** Zero points of one comp over the frames of the night, with what is known of it. Magnitudes. */
export interface EnsembleComp {
  /** Catalogue minus instrumental magnitude, one a frame; NaN where the comp gives none. */
  readonly values: readonly number[];
  /** Photon error of `values`. */
  readonly sigmas: readonly number[];
  /** Error of the catalogue magnitude. */
  readonly catalogueSigma: number;
  /** Colour minus the reference colour; 0 where no colour term is fitted. */
  readonly colour: number;
}

/** What a round of the fit holds fixed. */
export interface EnsembleWeights {
  /** Scatter of each comp beyond its photons. */
  readonly scatters: readonly number[];
  /** Per comp and frame: whether the value takes part. */
  readonly used: readonly (readonly boolean[])[];
  /** Whether the comp's catalogue magnitude helps to set the level of the night. */
  readonly level: readonly boolean[];
}

export interface EnsembleSolution {
  /** Of each comp: its own constant against the ensemble. */
  readonly offsets: readonly number[];
  readonly coefficient: number;
  readonly coefficientSigma: number;
  readonly zeroPoints: readonly number[];
  /** Of each frame; infinite where no comp is used. */
  readonly zeroPointSigmas: readonly number[];
}

/** A comp that does not set the level may be this far off at no cost. */
const freeOffsetSigma = 10;

/**
 * Weighted least squares of
 *   value(comp, frame) = ZP(frame) + coefficient x colour(comp) + offset(comp) + noise,
 * noise of variance sigma^2 + scatter^2, offset of variance catalogueSigma^2 + scatter^2 about zero. The frames' zero
 * points are eliminated, which leaves one unknown a comp and the coefficient. The offsets carry what is wrong with each
 * comp for the whole night, so that it does not matter to ZP which comps a frame has; their variances set the level
 * (weighted by the catalogue) and give the coefficient its honest error: many frames do not make a catalogue better.
 * Null where the coefficient is not determined.
 */
export function solveEnsemble(
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights,
  withCoefficient: boolean,
): EnsembleSolution | null {
  const solved = solveNightTerms(comps, weights, withCoefficient);
  if (solved === null) {
    return null;
  }
  const { solution, variances } = solved;
  const offsets = solution.slice(0, comps.length);
  const coefficient = withCoefficient ? (solution[comps.length] ?? 0) : 0;
  const coefficientSigma = withCoefficient ? Math.sqrt(variances[comps.length] ?? 0) : 0;
  const frameCount = comps[0]?.values.length ?? 0;
  const frames = Array.from({ length: frameCount }, (_, frame) =>
    frameZeroPoint(comps, weights, frame, (comp) => (offsets[comp] ?? 0) + coefficient * (comps[comp]?.colour ?? 0)),
  );
  return {
    offsets,
    coefficient,
    coefficientSigma,
    zeroPoints: frames.map(({ zeroPoint }) => zeroPoint),
    zeroPointSigmas: frames.map(({ sigma }) => sigma),
  };
}

/** Inverse variance of a comp's value on a frame; 0 where it takes no part. */
export function valueWeight(
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights,
  comp: number,
  frame: number,
): number {
  const sigma = comps[comp]?.sigmas[frame] ?? Number.NaN;
  const variance = sigma ** 2 + (weights.scatters[comp] ?? 0) ** 2;
  return weights.used[comp]?.[frame] === true && variance > 0 ? 1 / variance : 0;
}

/** Inverse variance of a comp's own constant. */
export function levelWeight(comps: readonly EnsembleComp[], weights: EnsembleWeights, comp: number): number {
  const variance = (comps[comp]?.catalogueSigma ?? 0) ** 2 + (weights.scatters[comp] ?? 0) ** 2;
  return weights.level[comp] === true ? 1 / variance : 1 / freeOffsetSigma ** 2;
}

/** Weighted mean of the corrected values on one frame. */
export function frameZeroPoint(
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights,
  frame: number,
  correction: (comp: number) => number,
): { readonly zeroPoint: number; readonly sigma: number } {
  let sum = 0;
  let total = 0;
  for (const [index, comp] of comps.entries()) {
    const weight = valueWeight(comps, weights, index, frame);
    if (weight > 0) {
      sum += weight * ((comp.values[frame] ?? 0) - correction(index));
      total += weight;
    }
  }
  return { zeroPoint: sum / total, sigma: total > 0 ? 1 / Math.sqrt(total) : Number.POSITIVE_INFINITY };
}

function solveNightTerms(
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights,
  withCoefficient: boolean,
): NormalSolution | null {
  const size = comps.length + (withCoefficient ? 1 : 0);
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const right = new Array<number>(size).fill(0);
  const frameCount = comps[0]?.values.length ?? 0;
  for (let frame = 0; frame < frameCount; frame++) {
    addFrame({ matrix, right }, comps, weights, frame);
  }
  for (let comp = 0; comp < comps.length; comp++) {
    add(matrix, comp, comp, levelWeight(comps, weights, comp));
  }
  return solveNormalEquations(matrix, right);
}

interface NormalEquations {
  readonly matrix: number[][];
  readonly right: number[];
}

/** Adds one frame's values with the frame's own zero point eliminated: each value stands against the frame's mean. */
function addFrame(
  { matrix, right }: NormalEquations,
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights,
  frame: number,
): void {
  const colourColumn = right.length > comps.length ? comps.length : null;
  const { zeroPoint: meanValue } = frameZeroPoint(comps, weights, frame, () => 0);
  const frameWeights = comps.map((_, comp) => valueWeight(comps, weights, comp, frame));
  const total = frameWeights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) {
    return;
  }
  const meanColour = comps.reduce((sum, { colour }, comp) => sum + (frameWeights[comp] ?? 0) * colour, 0) / total;
  for (const [comp, weight] of frameWeights.entries()) {
    if (weight === 0) {
      continue;
    }
    const deviation = (comps[comp]?.values[frame] ?? 0) - meanValue;
    const colour = (comps[comp]?.colour ?? 0) - meanColour;
    add(matrix, comp, comp, weight);
    for (const [other, otherWeight] of frameWeights.entries()) {
      add(matrix, comp, other, (-weight * otherWeight) / total);
    }
    right[comp] = (right[comp] ?? 0) + weight * deviation;
    if (colourColumn !== null) {
      add(matrix, comp, colourColumn, weight * colour);
      add(matrix, colourColumn, comp, weight * colour);
      add(matrix, colourColumn, colourColumn, weight * colour ** 2);
      right[colourColumn] = (right[colourColumn] ?? 0) + weight * colour * deviation;
    }
  }
}

function add(matrix: number[][], row: number, column: number, amount: number): void {
  const line = matrix[row];
  if (line !== undefined) {
    line[column] = (line[column] ?? 0) + amount;
  }
}
