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
  const slopeSigmas = sigmasFromZero(series);
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

/**
 * Distance of the nights' weighted mean slope from 0 in units of its error. The error of a night's slope takes its
 * points for independent and alike, but noise grows with airmass and an error of the colour lasts; so where the nights
 * lie further from each other than these errors tell, all are widened alike, by the scale factor of the Particle Data
 * Group's averages: sqrt(chi2 / (nights - 1)), never below 1.
 */
function sigmasFromZero(series: readonly PixelFigures[]): number {
  const weights = series.map(({ slopeError }) => 1 / slopeError ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const slope = series.reduce((sum, one, index) => sum + one.slope * (weights[index] ?? 0), 0) / total;
  const squares = series.reduce((sum, one) => sum + ((one.slope - slope) / one.slopeError) ** 2, 0);
  const scale = Math.sqrt(Math.max(squares / Math.max(series.length - 1, 1), 1));
  return (Math.abs(slope) * Math.sqrt(total)) / scale;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rms(values: readonly number[]): number {
  return Math.hypot(...values) / Math.sqrt(values.length);
}
