import { median } from '@wombat/imaging';
import { madSigma } from '../statistics/madSigma.js';
import { clippedValues } from './clipComps.js';
import { ComparedComps, type Distance } from './comparedComps.js';
import { levelMembers } from './levelMembers.js';
import { type EnsembleSolution, solveEnsemble } from './solveEnsemble.js';
import { type EnsembleComp, type EnsembleWeights, WeightedComps } from './weightedComps.js';

export interface EnsembleFit extends EnsembleSolution {
  weights: EnsembleWeights;
  /** Per comp: inverse variance of its own constant. */
  levelWeights: readonly number[];
  /** Per comp and frame: value minus what the other comps of the frame predict; NaN where there is no other. */
  residuals: readonly (readonly number[])[];
  /** Per comp: its constant against the level, and the colour term, the other comps give; NaN where they give none. */
  againstOthers: readonly Distance[];
}

/** No comp is believed to be steadier than this (flat field, scintillation). Magnitudes. */
const SMALLEST_SCATTER = 0.002;
/**
 * The scatter of a comp is taken for this until, and unless, there are enough frames to measure it. A comp that is
 * alone is never measured: it has what the air gives it, where that is known.
 */
const START_SCATTER = 0.005;
const FRAMES_FOR_SCATTER = 5;
/** Scatters are measured in so many rounds before anything is left out. */
const SETTLING_ROUNDS = 3;
const ROUNDS = 12;

/**
 * The model of `solveEnsemble`, made robust: each comp's scatter is measured (from its residuals against the OTHER
 * comps, so that no comp earns weight by agreeing with itself), then values beyond 4 sigma are left out, the worst of a
 * frame first, and catalogue magnitudes that contradict the others no longer set the level. Clipping acts on comps
 * against comps alone: a zero point that moves with cloud or airmass moves all of them and is not touched. With fewer
 * than three values on a frame nobody can say which is wrong, and none is left out. Null where the coefficient is not
 * determined.
 */
export function fitEnsemble(comps: readonly EnsembleComp[], withCoefficient: boolean): EnsembleFit | null {
  const allowed = comps.map(({ values, sigmas }) =>
    values.map((value, frame) => Number.isFinite(value) && Number.isFinite(sigmas[frame])),
  );
  const alone = comps.length === 1 ? comps[0]?.scatterAlone : undefined;
  const start = { scatters: comps.map(() => alone ?? START_SCATTER), used: allowed, level: comps.map(() => true) };
  let weighted = new WeightedComps(comps, start);
  let solution = solveEnsemble(weighted, withCoefficient);
  for (let round = 0; round < ROUNDS && solution !== null; round++) {
    const compared = new ComparedComps(weighted, solution);
    weighted = new WeightedComps(comps, nextWeights(compared, allowed, round >= SETTLING_ROUNDS));
    solution = solveEnsemble(weighted, withCoefficient);
  }
  if (solution === null) return null;
  const compared = new ComparedComps(weighted, solution);
  return {
    ...solution,
    weights: weighted.weights,
    levelWeights: comps.map((_, comp) => weighted.levelWeight(comp)),
    residuals: comps.map(({ values }, comp) => values.map((_, frame) => compared.onFrame(comp, frame).residual)),
    againstOthers: comps.map((_, comp) => compared.ofNight(comp)),
  };
}

function nextWeights(before: ComparedComps, allowed: EnsembleWeights['used'], clips: boolean): EnsembleWeights {
  const scatters = measuredScatters(before);
  const compared = before.weightedBy({ scatters });
  if (!clips) return compared.weighted.weights;
  const used = clippedValues(compared, allowed);
  return { scatters, used, level: levelMembers(compared) };
}

/**
 * Scatter beyond photons and beyond the others' own noise. Half-way to the new value each round: two comps cannot tell
 * which of them scatters and share it evenly then.
 */
function measuredScatters(compared: ComparedComps): number[] {
  const { comps, weights } = compared.weighted;
  return comps.map(({ values }, comp) => {
    const distances = values
      .map((_, frame) => compared.onFrame(comp, frame))
      .filter(({ residual, variance }) => Number.isFinite(residual) && Number.isFinite(variance));
    const before = weights.scatters[comp] ?? START_SCATTER;
    if (distances.length < FRAMES_FOR_SCATTER) return before;
    const excess =
      madSigma(distances.map(({ residual }) => residual)) ** 2 - median(distances.map(({ variance }) => variance));
    return Math.sqrt((before ** 2 + Math.max(excess, SMALLEST_SCATTER ** 2)) / 2);
  });
}
