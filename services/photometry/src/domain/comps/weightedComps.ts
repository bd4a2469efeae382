/** Zero points of one comp over the frames of the night, with what is known of it. Magnitudes. */
export interface EnsembleComp {
  /** Catalogue minus instrumental magnitude, one a frame; NaN where the comp gives none. */
  values: readonly number[];
  /** Photon error of `values`. */
  sigmas: readonly number[];
  /** Error of the catalogue magnitude. */
  catalogueSigma: number;
  /** Colour minus the reference colour; 0 where no colour term is fitted. */
  colour: number;
  /** Its scatter beyond photons, where no other comp tells it; missing: nothing tells. */
  scatterAlone?: number;
}

/** What a round of the fit holds fixed. */
export interface EnsembleWeights {
  /** Scatter of each comp beyond its photons. */
  scatters: readonly number[];
  /** Per comp and frame: whether the value takes part. */
  used: readonly (readonly boolean[])[];
  /** Whether the comp's catalogue magnitude helps to set the level of the night. */
  level: readonly boolean[];
}

/** A comp that does not set the level may be this far off at no cost. */
const FREE_OFFSET_SIGMA = 10;

/** The comps of a night as one round of the fit weights them. Comps and frames go by their index. */
export class WeightedComps {
  constructor(
    readonly comps: readonly EnsembleComp[],
    readonly weights: EnsembleWeights,
  ) {}

  get frameCount(): number {
    return this.comps[0]?.values.length ?? 0;
  }

  /** Inverse variance of a comp's value on a frame; 0 where it takes no part. */
  valueWeight(comp: number, frame: number): number {
    const sigma = this.comps[comp]?.sigmas[frame] ?? Number.NaN;
    const variance = sigma ** 2 + (this.weights.scatters[comp] ?? 0) ** 2;
    return this.weights.used[comp]?.[frame] === true && variance > 0 ? 1 / variance : 0;
  }

  /** Inverse variance of a comp's own constant. */
  levelWeight(comp: number): number {
    return 1 / (this.weights.level[comp] === true ? this.constantVariance(comp) : FREE_OFFSET_SIGMA ** 2);
  }

  /** Variance of a comp's own constant as its catalogue error and its scatter say. */
  constantVariance(comp: number): number {
    return (this.comps[comp]?.catalogueSigma ?? 0) ** 2 + (this.weights.scatters[comp] ?? 0) ** 2;
  }

  /** Weighted mean of the corrected values on one frame, where asked for `without` one of the comps. */
  frameZeroPoint(
    frame: number,
    correction: (comp: number) => number,
    without: number | null = null,
  ): { zeroPoint: number; sigma: number } {
    let sum = 0;
    let total = 0;
    for (const [index, comp] of this.comps.entries()) {
      const weight = index === without ? 0 : this.valueWeight(index, frame);
      if (weight === 0) continue;
      sum += weight * ((comp.values[frame] ?? 0) - correction(index));
      total += weight;
    }
    return { zeroPoint: sum / total, sigma: total > 0 ? 1 / Math.sqrt(total) : Number.POSITIVE_INFINITY };
  }
}
