import type { KindFigures, PixelFigures } from './accuracyResult.js';

/** What the figures are to reach; see docs/accuracy.md. */
export const BARS = {
  chiSquare: { least: 0.6, most: 1.4 },
  pull: { least: 0.9, most: 1.1 },
  /** Mean of T1 minus truth over all nights in pixels, magnitudes. */
  meanOffset: 0.003,
  slopeSigmas: 2,
  /** Scatter over what photons, sky, read noise and scintillation allow. */
  scatterRatio: 1.15,
  /** No single point may be further off; magnitudes. */
  worst: 0.05,
} as const;

export interface Bar {
  readonly what: string;
  readonly found: number;
  readonly digits: number;
  readonly bar: string;
  readonly holds: boolean;
}

/** The bars of nights in pixels, a band each. */
export function pixelBars(all: readonly PixelFigures[]): Bar[] {
  return [...Map.groupBy(all, ({ band }) => band)].sort().flatMap(([band, series]) => barsOfBand(band, series));
}

function barsOfBand(band: string, series: readonly PixelFigures[]): Bar[] {
  const offset = mean(series.map((one) => one.offset));
  const weights = series.map(({ slopeError }) => 1 / slopeError ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const slope = series.reduce((sum, one, index) => sum + one.slope * (weights[index] ?? 0), 0) / total;
  const slopeSigmas = Math.abs(slope) * Math.sqrt(total);
  const ratio = rms(series.map(({ scatter }) => scatter)) / rms(series.map(({ predicted }) => predicted));
  const pull = rms(series.map((one) => one.pull));
  const worst = Math.max(...series.map((one) => one.worst));
  const { least, most } = BARS.pull;
  return [
    {
      what: `${band}: mean of T1 minus truth, mmag`,
      found: 1000 * offset,
      digits: 1,
      bar: `within ${1000 * BARS.meanOffset}`,
      holds: Math.abs(offset) <= BARS.meanOffset,
    },
    {
      what: `${band}: slope with airmass over its error`,
      found: slopeSigmas,
      digits: 1,
      bar: `at most ${BARS.slopeSigmas}`,
      holds: slopeSigmas <= BARS.slopeSigmas,
    },
    {
      what: `${band}: scatter over the least possible`,
      found: ratio,
      digits: 2,
      bar: `at most ${BARS.scatterRatio}`,
      holds: ratio <= BARS.scatterRatio,
    },
    {
      what: `${band}: pulls of points`,
      found: pull,
      digits: 2,
      bar: `${least} to ${most}`,
      holds: pull >= least && pull <= most,
    },
    {
      what: `${band}: the worst point, mmag`,
      found: 1000 * worst,
      digits: 0,
      bar: `at most ${1000 * BARS.worst}`,
      holds: worst <= BARS.worst,
    },
  ];
}

export function holdsChiSquare({ target }: KindFigures): boolean {
  return target.chiSquare >= BARS.chiSquare.least && target.chiSquare <= BARS.chiSquare.most;
}

export function holdsPull({ target }: KindFigures): boolean {
  return target.pull >= BARS.pull.least && target.pull <= BARS.pull.most;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rms(values: readonly number[]): number {
  return Math.hypot(...values) / Math.sqrt(values.length);
}
