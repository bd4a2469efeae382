import type { EnsembleSolution } from './solveEnsemble.js';
import { WeightedComps } from './weightedComps.js';

/** A comp's distance from the others and the variance expected of it, its own scatter left out. */
export interface Distance {
  residual: number;
  variance: number;
}

/** What the comps of a solved night say of each other. Each is held against the others alone. */
export class ComparedComps {
  constructor(
    readonly weighted: WeightedComps,
    private readonly solution: EnsembleSolution,
  ) {}

  /** The same night by other weights. */
  weightedBy(weights: Partial<WeightedComps['weights']>): ComparedComps {
    const { comps, weights: own } = this.weighted;
    return new ComparedComps(new WeightedComps(comps, { ...own, ...weights }), this.solution);
  }

  /** A value minus what the other comps of the frame predict; NaN where there is no other. */
  onFrame(comp: number, frame: number): Distance {
    const { values, sigmas } = this.weighted.comps[comp] ?? { values: [], sigmas: [] };
    const prediction = this.weighted.frameZeroPoint(frame, (other) => this.correction(other), comp);
    return {
      residual: (values[frame] ?? Number.NaN) - this.correction(comp) - prediction.zeroPoint,
      variance: (sigmas[frame] ?? Number.NaN) ** 2 + prediction.sigma ** 2,
    };
  }

  /** A comp's constant against the level the other comps set; NaN where there is no other. */
  ofNight(comp: number): Distance {
    let sum = 0;
    let total = 0;
    for (const [other, setsLevel] of this.weighted.weights.level.entries()) {
      if (other === comp || !setsLevel) continue;
      const weight = this.weighted.levelWeight(other);
      sum += weight * (this.solution.offsets[other] ?? 0);
      total += weight;
    }
    return { residual: (this.solution.offsets[comp] ?? 0) - sum / total, variance: 1 / total };
  }

  private correction(comp: number): number {
    return (this.solution.offsets[comp] ?? 0) + this.solution.coefficient * (this.weighted.comps[comp]?.colour ?? 0);
  }
}
