import type { VspChart, VspComp } from '@wombat/aavso';
import { type SkyPosition, separationDegrees } from '@wombat/sky';
import { catalogueBandFor } from './catalogueBandFor.js';
import type { ComparisonWindow } from './comparisonWindow.js';
import { compRejection } from './compRejection.js';

export interface CompSelection {
  chart: VspChart;
  /** With the middle of its range in V. */
  target: SkyPosition & { midMag: number };
  window: ComparisonWindow;
  /** AAVSO band of the series. */
  seriesBand: string;
  /** Part of the series' frames in which a star lies inside with the margin of the sky annulus, 0 to 1. */
  framesContain(position: SkyPosition): number;
  minFraction: number;
  /** Largest catalogue error, magnitudes. */
  maxError: number;
  /** Half the diagonal of the field: the distance that weighs as much as `MAGNITUDE_SCALE`. */
  halfDiagonalDegrees: number;
}

/** One comparison star of the chart: ranked (1 is best), or rejected with one sentence. */
export interface CompDecision {
  auid: string;
  label: string;
  raDegrees: number;
  decDegrees: number;
  /** The band whose magnitudes calibrate the series. */
  band: string;
  mag: number | null;
  magError: number | null;
  rank: number | null;
  rejectedBecause: string | null;
  chartId: string;
  vMag: number | null;
}

/** Difference from the target's magnitude that weighs as much as half a field's diagonal. */
const MAGNITUDE_SCALE = 1.5;

/**
 * So many are measured: no chart has as many yet, magnitudes gain nothing from more, and what is told of one frame with
 * them fits into the 1 MiB that a nats-server takes where nobody has told it of more.
 */
export const MOST_RANKED = 500;

/**
 * Judges every comparison star of a chart: those that can be used by rank, closest in position and magnitude first
 * (separation / half diagonal + |V - target| / 1.5), then the rejected in the chart's order.
 */
export function selectComps(selection: CompSelection): CompDecision[] {
  const decisions = selection.chart.comps.map((comp) => decide(comp, selection));
  const usable = decisions.filter(({ rejectedBecause }) => rejectedBecause === null);
  const ranked = usable
    .map((decision) => ({ decision, distance: distanceFromTarget(decision, selection) }))
    .sort((a, b) => a.distance - b.distance || compareText(a.decision.auid, b.decision.auid))
    .map(({ decision }, index) => (index < MOST_RANKED ? { ...decision, rank: index + 1 } : tooMany(decision)));
  return [...ranked, ...decisions.filter(({ rejectedBecause }) => rejectedBecause !== null)];
}

function tooMany(decision: CompDecision): CompDecision {
  return { ...decision, rejectedBecause: `${MOST_RANKED} others are closer to the target in position and magnitude.` };
}

function decide(comp: VspComp, selection: CompSelection): CompDecision {
  const { chart, target, window, seriesBand, minFraction, maxError } = selection;
  const { auid, label, raDegrees, decDegrees } = comp;
  const catalogueBand = catalogueBandFor(seriesBand);
  const magnitude = comp.bands.find(({ band }) => band === catalogueBand) ?? null;
  const vMag = comp.bands.find(({ band }) => band === 'V')?.mag ?? null;
  const fractionOfFrames = selection.framesContain({ raDegrees, decDegrees });
  const rejectedBecause = compRejection({
    comp,
    chart,
    target,
    window,
    seriesBand,
    catalogueBand,
    magnitude,
    vMag,
    fractionOfFrames,
    minFraction,
    maxError,
  });
  return {
    auid,
    label,
    raDegrees,
    decDegrees,
    band: catalogueBand,
    mag: magnitude?.mag ?? null,
    magError: magnitude?.error ?? null,
    rank: null,
    rejectedBecause,
    chartId: chart.chartId,
    vMag,
  };
}

function distanceFromTarget(decision: CompDecision, { target, halfDiagonalDegrees }: CompSelection): number {
  const inMagnitude = Math.abs((decision.vMag ?? target.midMag) - target.midMag) / MAGNITUDE_SCALE;
  return separationDegrees(decision, target) / halfDiagonalDegrees + inMagnitude;
}

/** By code unit: the same order on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
