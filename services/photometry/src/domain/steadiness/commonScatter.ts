import { median } from '@wombat/imaging';
import { solveEnsemble } from '../comps/solveEnsemble.js';
import { type EnsembleComp, WeightedComps } from '../comps/weightedComps.js';

/** Zero points of one star, one a frame; NaN where it gives none, or none that counts. Magnitudes. */
export type StarSeries = Pick<EnsembleComp, 'values' | 'sigmas'>;

/** What several stars that are taken as steady say of a night. */
export interface CommonScatter {
  /** What each of them scatters beyond its photons, the same for all: scintillation, flat. Magnitudes. */
  variance: number;
  /** Degrees of freedom `variance` rests on; 0 for one star. */
  freedom: number;
  /** Per frame; NaN where none of them gives one. */
  zeroPoints: readonly number[];
  /** Per frame. */
  zeroPointVariances: readonly number[];
  /** One for each star. */
  stars: readonly StarOfCommon[];
}

/** How one of the stars fares beside the others. */
export interface StarOfCommon {
  /** Its photon error, magnitudes, median. */
  photons: number;
  /** Its weighted residuals squared over their number less one: 1 where its errors are true. */
  ratio: number;
}

/** Where stars are, catalogue magnitudes have no say: they may be this far off. */
const FREE_CONSTANT = 10;
const MOST_ROUNDS = 20;
const CONVERGED = 0.02;

/**
 * The variance common to the stars with which they scatter about the frames' zero points as much as they should,
 * weighted residuals squared being as many as there are degrees of freedom (Paule and Mandel 1982, J. Res. NBS 87,
 * 377); 0 where photons explain more than there is.
 */
export function commonScatter(stars: readonly StarSeries[]): CommonScatter {
  const comps = stars.map((star) => ({ ...star, catalogueSigma: FREE_CONSTANT, colour: 0 }));
  const used = stars.map(({ values, sigmas }) => values.map((value, j) => Number.isFinite(value + (sigmas[j] ?? 0))));
  const freedom = freedomOf(used);
  let variance = 0;
  let fit = fitWith(comps, used, variance);
  for (let round = 0; round < MOST_ROUNDS && freedom > 0; round++) {
    const step = (fit.squares - freedom) / fit.slope;
    if (!(step > CONVERGED * variance)) break;
    variance += step;
    fit = fitWith(comps, used, variance);
  }
  return {
    ...{ variance, freedom, zeroPoints: fit.zeroPoints },
    zeroPointVariances: fit.sigmas.map((sigma) => sigma ** 2),
    stars: stars.map(({ sigmas }, comp) => ({ photons: median(sigmas), ratio: fit.ratios[comp] ?? 0 })),
  };
}

/** Values less one constant a star and one a frame, of which one is free. */
function freedomOf(used: readonly (readonly boolean[])[]): number {
  const perFrame = (used[0] ?? []).map((_, frame) => used.filter((line) => line[frame] === true).length);
  const values = perFrame.reduce((sum, count) => sum + count, 0);
  return Math.max(0, values - perFrame.filter((count) => count > 0).length - used.length + 1);
}

function fitWith(comps: readonly EnsembleComp[], used: boolean[][], variance: number) {
  const scatters = comps.map(() => Math.sqrt(variance));
  const weighted = new WeightedComps(comps, { scatters, used, level: comps.map(() => true) });
  const solution = solveEnsemble(weighted, false);
  if (solution === null) throw new Error('constants without a colour term are always determined');
  let [squares, slope] = [0, 0];
  const ratios = comps.map(({ values }, comp) => {
    let [own, count] = [0, 0];
    for (const [frame, value] of values.entries()) {
      const weight = weighted.valueWeight(comp, frame);
      if (weight === 0) continue;
      const residual = value - (solution.offsets[comp] ?? 0) - (solution.zeroPoints[frame] ?? 0);
      own += weight * residual ** 2;
      slope += (weight * residual) ** 2;
      count++;
    }
    squares += own;
    return own / (count - 1);
  });
  return { squares, slope, ratios, zeroPoints: solution.zeroPoints, sigmas: solution.zeroPointSigmas };
}
