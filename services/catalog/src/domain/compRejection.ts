import type { VspBand, VspChart, VspComp } from '@wombat/aavso';
import { type SkyPosition, separationDegrees } from '@wombat/sky';
import { commentObjection } from './commentObjection.js';
import type { ComparisonWindow } from './comparisonWindow.js';

/** All that the rules look at when they judge one comparison star. */
export interface CompCase {
  comp: VspComp;
  chart: VspChart;
  target: SkyPosition;
  window: ComparisonWindow;
  seriesBand: string;
  catalogueBand: string;
  /** The magnitude in the catalogue band, and in V. */
  magnitude: VspBand | null;
  vMag: number | null;
  /** Part of the series' frames the star lies in with its margin, 0 to 1. */
  fractionOfFrames: number;
  minFraction: number;
  maxError: number;
}

/** A sentence, or null where the rule has nothing against the star. */
type CompRule = (given: CompCase) => string | null;

/** Closer than this to the target it is the target: positions of the two services differ by less. */
const SAME_STAR_DEGREES = 3 / 3_600;

const isTheTarget: CompRule = ({ comp, chart, target }) => {
  const same = comp.auid === chart.starAuid || separationDegrees(comp, target) < SAME_STAR_DEGREES;
  return same ? 'It is the target itself.' : null;
};

const comment: CompRule = ({ comp }) => {
  const objection = commentObjection(comp.comments);
  return objection === null ? null : `${objection} ("${comp.comments}").`;
};

const noVMagnitude: CompRule = ({ vMag }) =>
  vMag === null ? 'It has no V magnitude to compare with the range of the variable.' : null;

const outsideWindow: CompRule = ({ vMag, window }) => {
  if (vMag === null) return null;
  const allowed = `the range from ${window.brightest.toFixed(2)} to ${window.faintest.toFixed(2)}`;
  const found = `with V magnitude ${vMag.toFixed(2)} it lies outside ${allowed}`;
  if (vMag < window.brightest) return `It is too bright: ${found}.`;
  return vMag > window.faintest ? `It is too faint: ${found}.` : null;
};

const noMagnitudeInBand: CompRule = ({ magnitude, catalogueBand, seriesBand }) => {
  if (magnitude !== null) return null;
  const calibrated = seriesBand === catalogueBand ? '' : `, which a series in ${seriesBand} is calibrated with`;
  return `It has no magnitude in ${catalogueBand}${calibrated}.`;
};

const uncertainMagnitude: CompRule = ({ magnitude, maxError, catalogueBand }) => {
  const error = magnitude?.error ?? null;
  if (error === null || error <= maxError) return null;
  return `The catalogue error of its ${catalogueBand} magnitude is ${error.toFixed(3)}, above ${maxError}.`;
};

const offTheImage: CompRule = ({ fractionOfFrames, minFraction }) => {
  if (fractionOfFrames >= minFraction) return null;
  return `It is not on the image in ${percent(minFraction)} % of the frames (only in ${percent(fractionOfFrames)} %).`;
};

/** The rules in the order in which they speak: a star gets the first reason that holds, one sentence. */
const COMP_RULES: readonly CompRule[] = [
  isTheTarget,
  comment,
  noVMagnitude,
  outsideWindow,
  noMagnitudeInBand,
  uncertainMagnitude,
  offTheImage,
];

/** Why a comparison star cannot be used; null: it can. */
export function compRejection(given: CompCase): string | null {
  for (const rule of COMP_RULES) {
    const sentence = rule(given);
    if (sentence !== null) return sentence;
  }
  return null;
}

/** Rounded down, so that a fraction just below the limit does not read as the limit. */
function percent(fraction: number): number {
  return Math.floor(fraction * 100 + 1e-9);
}
