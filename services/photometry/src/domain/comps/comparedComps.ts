import { lineAt } from '../statistics/weightedLine.js';
import type { EnsembleSolution } from './solveEnsemble.js';
import { WeightedComps } from './weightedComps.js';

/** A comp's distance from the others and the variance expected of it, its own scatter left out. */
export interface Distance {
  residual: number;
  variance: number;
}

/** What the comps of a solved night say of each other. Each is held against the others alone. */
export class ComparedComps {
  private readonly nightWeights = new Map<number, number>();

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

  /**
   * A comp's constant against the level, and the colour term, that the other comps' catalogue magnitudes give without
   * it; NaN where they give none. The variance is that of what they give.
   */
  ofNight(comp: number): Distance {
    const { comps, weights } = this.weighted;
    const others = comps.flatMap(({ colour }, other) =>
      other !== comp && weights.level[other] === true
        ? [{ x: colour, y: this.correction(other), weight: 1 / this.levelVariance(other) }]
        : [],
    );
    const { value, variance } = lineAt(others, comps[comp]?.colour ?? 0);
    return { residual: this.correction(comp) - value, variance };
  }

  /**
   * Of a comp's constant against what it should be: by its catalogue magnitude's error and that of its mean over the
   * night.
   */
  levelVariance(comp: number): number {
    return this.weighted.constantVariance(comp) + 1 / this.nightWeight(comp);
  }

  /** Inverse variance of a comp's mean over the night. */
  private nightWeight(comp: number): number {
    const known = this.nightWeights.get(comp);
    if (known !== undefined) return known;
    let sum = 0;
    for (let frame = 0; frame < this.weighted.frameCount; frame++) sum += this.weighted.valueWeight(comp, frame);
    this.nightWeights.set(comp, sum);
    return sum;
  }

  private correction(comp: number): number {
    return (this.solution.offsets[comp] ?? 0) + this.solution.coefficient * (this.weighted.comps[comp]?.colour ?? 0);
  }
}
