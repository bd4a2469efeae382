import { median } from '@wombat/imaging';
import {
  type EnsembleComp,
  type EnsembleSolution,
  type EnsembleWeights,
  frameZeroPoint,
  levelWeight,
  solveEnsemble,
  valueWeight,
} from './ensembleModel.js';
import { madSigma } from './madSigma.js';

export interface EnsembleFit extends EnsembleSolution {
  readonly weights: EnsembleWeights;
  /** Per comp and frame: value minus what the other comps of the frame predict; NaN where there is no other. */
  readonly residuals: readonly (readonly number[])[];
  /** Per comp: its constant against the level the other comps set; NaN where there is no other. */
  readonly offsetsAgainstOthers: readonly number[];
}

/** Below this no comp is believed to be steady (flat field, scintillation). Magnitudes. */
const smallestScatter = 0.002;
/** Believed of a comp before, and without, enough frames to measure it. */
const startScatter = 0.005;
const framesForScatter = 5;
const clipSigma = 4;
/** A catalogue magnitude this close to what the others say is never thrown out. */
const smallestLevelLimit = 0.15;
const settlingRounds = 3;
const rounds = 12;

/**
 * The model of `solveEnsemble`, made robust: each comp's scatter is measured (from its residuals against the OTHER comps,
 * so that no comp earns weight by agreeing with itself), then values beyond 4 sigma are left out, the worst of a frame
 * first, and catalogue magnitudes that contradict the others no longer set the level. Clipping acts on comps against
 * comps alone: a zero point that moves with cloud or airmass moves all of them and is not touched.
 * With fewer than three values on a frame nobody can say which is wrong, and none is left out.
 */
export function fitEnsemble(comps: readonly EnsembleComp[], withCoefficient: boolean): EnsembleFit | null {
  const allowed = comps.map(({ values, sigmas }) =>
    values.map((value, frame) => Number.isFinite(value) && Number.isFinite(sigmas[frame])),
  );
  let weights: EnsembleWeights = {
    scatters: comps.map(() => startScatter),
    used: allowed,
    level: comps.map(() => true),
  };
  let solution = solveEnsemble(comps, weights, withCoefficient);
  for (let round = 0; round < rounds && solution !== null; round++) {
    const scatters = measuredScatters(comps, weights, solution);
    weights =
      round < settlingRounds
        ? { ...weights, scatters }
        : {
            scatters,
            used: clippedValues(comps, { ...weights, scatters, used: allowed }, solution),
            level: levelMembers(comps, { ...weights, scatters }, solution),
          };
    solution = solveEnsemble(comps, weights, withCoefficient);
  }
  if (solution === null) {
    return null;
  }
  const settled = solution;
  return {
    ...settled,
    weights,
    residuals: comps.map((comp, index) =>
      comp.values.map((_, frame) => againstOthers(comps, weights, settled, index, frame).residual),
    ),
    offsetsAgainstOthers: comps.map((_, index) => offsetAgainstOthers(comps, weights, settled, index).residual),
  };
}

/** A comp's distance from the others and the standard deviation expected of it, its own scatter left out. */
interface Distance {
  readonly residual: number;
  readonly variance: number;
}

function correction(comps: readonly EnsembleComp[], solution: EnsembleSolution, comp: number): number {
  return (solution.offsets[comp] ?? 0) + solution.coefficient * (comps[comp]?.colour ?? 0);
}

function againstOthers(
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights,
  solution: EnsembleSolution,
  comp: number,
  frame: number,
): Distance {
  const others: EnsembleWeights = { ...weights, used: weights.used.map((line, index) => (index === comp ? [] : line)) };
  const prediction = frameZeroPoint(comps, others, frame, (other) => correction(comps, solution, other));
  const value = comps[comp]?.values[frame] ?? Number.NaN;
  const sigma = comps[comp]?.sigmas[frame] ?? Number.NaN;
  return {
    residual: value - correction(comps, solution, comp) - prediction.zeroPoint,
    variance: sigma ** 2 + prediction.sigma ** 2,
  };
}

/**
 * Scatter beyond photons and beyond the others' own noise. Half-way to the new value each round: two comps cannot tell
 * which of them scatters and share it evenly then.
 */
function measuredScatters(
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights,
  solution: EnsembleSolution,
): number[] {
  return comps.map((comp, index) => {
    const distances = comp.values
      .map((_, frame) => againstOthers(comps, weights, solution, index, frame))
      .filter(({ residual, variance }) => Number.isFinite(residual) && Number.isFinite(variance));
    const before = weights.scatters[index] ?? startScatter;
    if (distances.length < framesForScatter) {
      return before;
    }
    const excess =
      madSigma(distances.map(({ residual }) => residual)) ** 2 - median(distances.map(({ variance }) => variance));
    return Math.sqrt((before ** 2 + Math.max(excess, smallestScatter ** 2)) / 2);
  });
}

function clippedValues(
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights,
  solution: EnsembleSolution,
): boolean[][] {
  const used = weights.used.map((line) => [...line]);
  const frameCount = used[0]?.length ?? 0;
  for (let frame = 0; frame < frameCount; frame++) {
    clipFrame(comps, { ...weights, used }, solution, frame);
  }
  return used;
}

/** Takes values out of one frame, the worst first, while at least three are left to judge by. */
function clipFrame(
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights & { readonly used: boolean[][] },
  solution: EnsembleSolution,
  frame: number,
): void {
  for (;;) {
    const members = comps.flatMap((_, comp) => (valueWeight(comps, weights, comp, frame) > 0 ? [comp] : []));
    const worst =
      members.length < 3
        ? undefined
        : worstOf(members, (comp) => {
            const { residual, variance } = againstOthers(comps, weights, solution, comp, frame);
            return Math.abs(residual) / Math.sqrt(variance + (weights.scatters[comp] ?? 0) ** 2);
          });
    const line = worst === undefined || worst.excess <= clipSigma ? undefined : weights.used[worst.comp];
    if (line === undefined) {
      return;
    }
    line[frame] = false;
  }
}

function offsetAgainstOthers(
  comps: readonly EnsembleComp[],
  weights: EnsembleWeights,
  solution: EnsembleSolution,
  comp: number,
): Distance {
  let sum = 0;
  let total = 0;
  for (let other = 0; other < comps.length; other++) {
    if (other !== comp && weights.level[other] === true) {
      const weight = levelWeight(comps, weights, other);
      sum += weight * (solution.offsets[other] ?? 0);
      total += weight;
    }
  }
  return { residual: (solution.offsets[comp] ?? 0) - sum / total, variance: 1 / total };
}

/** The comps whose catalogue magnitudes agree: the worst is taken out first, while at least three stay. */
function levelMembers(comps: readonly EnsembleComp[], weights: EnsembleWeights, solution: EnsembleSolution): boolean[] {
  const level = comps.map(({ values }, comp) => values.some((_, frame) => weights.used[comp]?.[frame] === true));
  for (;;) {
    const members = level.flatMap((member, comp) => (member ? [comp] : []));
    const current = { ...weights, level };
    const worst =
      members.length < 4
        ? undefined
        : worstOf(members, (comp) => {
            const { residual, variance } = offsetAgainstOthers(comps, current, solution, comp);
            const limit = clipSigma * Math.sqrt(variance + 1 / levelWeight(comps, current, comp));
            return Math.abs(residual) / Math.max(limit, smallestLevelLimit);
          });
    if (worst === undefined || worst.excess <= 1) {
      return level;
    }
    level[worst.comp] = false;
  }
}

function worstOf(members: readonly number[], excessOf: (comp: number) => number): { comp: number; excess: number } {
  const all = members.map((comp) => ({ comp, excess: excessOf(comp) }));
  return all.reduce((worst, own) => (own.excess > worst.excess ? own : worst), { comp: -1, excess: 0 });
}
