import { type NormalSolution, solveNormalEquations } from '../statistics/solveNormalEquations.js';
import type { WeightedComps } from './weightedComps.js';

export interface EnsembleSolution {
  /** Of each comp: its own constant against the ensemble. */
  offsets: readonly number[];
  coefficient: number;
  coefficientSigma: number;
  zeroPoints: readonly number[];
  /** Of each frame; infinite where no comp is used. */
  zeroPointSigmas: readonly number[];
}

/**
 * Weighted least squares of
 *   value(comp, frame) = ZP(frame) + coefficient x colour(comp) + offset(comp) + noise,
 * noise of variance sigma^2 + scatter^2, offset of variance catalogueSigma^2 + scatter^2 about zero. The frames' zero
 * points are eliminated, which leaves one unknown a comp and the coefficient. The offsets carry what is wrong with each
 * comp for the whole night, so that it does not matter to ZP which comps a frame has; their variances set the level
 * (weighted by the catalogue) and give the coefficient its honest error: many frames do not make a catalogue better.
 * Null where the coefficient is not determined.
 */
export function solveEnsemble(weighted: WeightedComps, withCoefficient: boolean): EnsembleSolution | null {
  const solved = solveNightTerms(weighted, withCoefficient);
  if (solved === null) return null;
  const { solution, variances } = solved;
  const { comps, frameCount } = weighted;
  const offsets = solution.slice(0, comps.length);
  const coefficient = withCoefficient ? (solution[comps.length] ?? 0) : 0;
  const coefficientSigma = withCoefficient ? Math.sqrt(variances[comps.length] ?? 0) : 0;
  const frames = Array.from({ length: frameCount }, (_, frame) =>
    weighted.frameZeroPoint(frame, (comp) => (offsets[comp] ?? 0) + coefficient * (comps[comp]?.colour ?? 0)),
  );
  return {
    offsets,
    coefficient,
    coefficientSigma,
    zeroPoints: frames.map(({ zeroPoint }) => zeroPoint),
    zeroPointSigmas: frames.map(({ sigma }) => sigma),
  };
}

interface NormalEquations {
  matrix: number[][];
  right: number[];
}

function solveNightTerms(weighted: WeightedComps, withCoefficient: boolean): NormalSolution | null {
  const count = weighted.comps.length;
  const size = count + (withCoefficient ? 1 : 0);
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const right = new Array<number>(size).fill(0);
  for (let frame = 0; frame < weighted.frameCount; frame++) addFrame({ matrix, right }, weighted, frame);
  for (let comp = 0; comp < count; comp++) add(matrix, comp, comp, weighted.levelWeight(comp));
  return solveNormalEquations(matrix, right);
}

/** Adds one frame's values with the frame's own zero point eliminated: each value stands against the frame's mean. */
function addFrame({ matrix, right }: NormalEquations, weighted: WeightedComps, frame: number): void {
  const { comps } = weighted;
  const colourColumn = right.length > comps.length ? comps.length : null;
  const { zeroPoint: meanValue } = weighted.frameZeroPoint(frame, () => 0);
  const frameWeights = comps.map((_, comp) => weighted.valueWeight(comp, frame));
  const total = frameWeights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return;
  const meanColour = comps.reduce((sum, { colour }, comp) => sum + (frameWeights[comp] ?? 0) * colour, 0) / total;
  for (const [comp, weight] of frameWeights.entries()) {
    if (weight === 0) continue;
    const deviation = (comps[comp]?.values[frame] ?? 0) - meanValue;
    const colour = (comps[comp]?.colour ?? 0) - meanColour;
    add(matrix, comp, comp, weight);
    for (const [other, otherWeight] of frameWeights.entries())
      add(matrix, comp, other, (-weight * otherWeight) / total);
    right[comp] = (right[comp] ?? 0) + weight * deviation;
    if (colourColumn === null) continue;
    add(matrix, comp, colourColumn, weight * colour);
    add(matrix, colourColumn, comp, weight * colour);
    add(matrix, colourColumn, colourColumn, weight * colour ** 2);
    right[colourColumn] = (right[colourColumn] ?? 0) + weight * colour * deviation;
  }
}

function add(matrix: number[][], row: number, column: number, amount: number): void {
  const line = matrix[row];
  if (line !== undefined) line[column] = (line[column] ?? 0) + amount;
}
