import { median } from '@wombat/imaging';
import { nightError } from '../magnitudes/errorParts.js';
import type { SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { CompOfNight } from '../magnitudes/zeroPoints.js';
import type { Candidate } from '../measurement/measurement.js';
import { quadrature } from '../statistics/quadrature.js';
import { steadiness } from '../steadiness/steadiness.js';
import { exposureGate } from './exposureGate.js';
import { flipGate } from './flipGate.js';
import type { GateResult } from './gateResult.js';
import { isToldIn, type RangeOfVsx, rangeInBand } from './rangeInBand.js';
import { scatterGate } from './scatterGate.js';
import { seeingGate } from './seeingGate.js';
import { type SkyGateInput, skyGates } from './skyGates.js';
import { zeroPointTrend } from './zeroPointTrend.js';

export interface QualityGateInput extends SkyGateInput {
  magnitudes: SeriesMagnitudes;
  check: Candidate | null;
  /** Comps of the series; those that did not take part are not judged, but tell of the others. */
  comps: readonly Candidate[];
  /** Of the variable; null where VSX does not say. */
  range: RangeOfVsx | null;
}

/** A disagreement below this is never held against a night. */
const SMALLEST_THRESHOLD = 0.05;
const SIGMAS = 3;
/** A zero point that scatters more than this about extinction tells of cloud. */
const LARGEST_ZERO_POINT_SCATTER = 0.1;
/** A variable may exceed its VSX range by this much. */
const RANGE_MARGIN = 0.3;

/**
 * What a person sees before "approve": each test with its value, its threshold and a verdict. Failing hides nothing.
 */
export function qualityGate(input: QualityGateInput): GateResult[] {
  const { check, comps, frames } = input;
  const steady = steadiness(check === null ? comps : [check, ...comps], frames);
  const scatterOf = ({ auid }: Candidate) => steady.filter((star) => star.auid === auid).map(scatterGate);
  return [
    checkGate(input),
    ...(check === null ? [] : scatterOf(check)),
    ...comps.flatMap((comp) => (takesPart(comp, input) ? [...compLevelGates(comp, input), ...scatterOf(comp)] : [])),
    ...trendGate(input),
    ...flipGate(input),
    ...seeingGate(input.frames),
    ...exposureGate(input.frames),
    targetGate(input),
    ...skyGates(input),
  ];
}

function checkGate({ magnitudes, check }: QualityGateInput): GateResult {
  const points = magnitudes.check?.points ?? [];
  const untested = { gate: 'checkStar', value: null, threshold: null, verdict: 'untested' } as const;
  if (check === null) {
    return {
      ...untested,
      subject: 'T2',
      text: 'There is no check star: nothing tells whether the magnitudes are right.',
    };
  }
  if (points.length === 0) {
    return { ...untested, subject: check.auid, text: `The check star ${check.auid} has no magnitude on any frame.` };
  }
  const measured = median(points.map(({ mag }) => mag));
  const common = median(points.map(({ errors }) => nightError(errors)));
  const single = median(
    points.map(({ errors }) => quadrature(errors.photon, errors.flat, errors.compScatter, errors.colour)),
  );
  const error = quadrature(common, single / Math.sqrt(points.length), check.magError ?? 0);
  return judged({
    gate: 'checkStar',
    subject: check.auid,
    value: measured - check.mag,
    threshold: Math.max(SIGMAS * error, SMALLEST_THRESHOLD),
    text: `The check star ${check.auid} measures ${measured.toFixed(3)}, its catalogue says ${check.mag.toFixed(3)}`,
  });
}

function takesPart({ auid }: Candidate, { magnitudes }: QualityGateInput): boolean {
  return magnitudes.zeroPoints.comps.some((comp) => comp.auid === auid);
}

/** A comp that is alone cannot be judged. */
function compLevelGates(comp: Candidate, { magnitudes }: QualityGateInput): GateResult[] {
  const night = magnitudes.zeroPoints.comps.find(({ auid }) => auid === comp.auid);
  return night === undefined || !Number.isFinite(night.catalogueMinusPredicted) ? [] : [compLevelGate(comp, night)];
}

function compLevelGate(comp: Candidate, night: CompOfNight): GateResult {
  const predicted = comp.mag - night.catalogueMinusPredicted;
  const error = quadrature(night.predictionError, comp.magError ?? 0, night.scatter / Math.sqrt(night.framesUsed));
  return judged({
    gate: 'comparisonStar',
    subject: comp.auid,
    value: -night.catalogueMinusPredicted,
    threshold: Math.max(SIGMAS * error, SMALLEST_THRESHOLD),
    text: `By the other comps ${comp.auid} is ${predicted.toFixed(3)}, its catalogue says ${comp.mag.toFixed(3)}`,
  });
}

function trendGate({ frames, magnitudes }: QualityGateInput): GateResult[] {
  const trend = zeroPointTrend(frames, magnitudes.zeroPoints.frames);
  if (trend === null) return [];
  const verdict = trend.scatter <= LARGEST_ZERO_POINT_SCATTER ? 'pass' : 'fail';
  const extinction = `extinction ${trend.extinction.toFixed(2)} mag per airmass`;
  return [
    {
      gate: 'zeroPointScatter',
      subject: 'night',
      value: trend.scatter,
      threshold: LARGEST_ZERO_POINT_SCATTER,
      verdict,
      text: `The zero point scatters by ${trend.scatter.toFixed(3)} mag about ${extinction}${verdict === 'pass' ? '' : ': cloud'}.`,
    },
  ];
}

function targetGate({ magnitudes, range }: QualityGateInput): GateResult {
  const mags = magnitudes.target.points.map(({ mag }) => mag);
  const base = { gate: 'targetRange', subject: magnitudes.target.starId } as const;
  const { band } = magnitudes;
  const within = range === null ? null : rangeInBand(range, band);
  if (range === null || within === null || mags.length === 0) {
    const unranged = range === null ? 'VSX gives no range for the target.' : `VSX's range is not one of ${band}.`;
    const text = within === null ? unranged : 'The target has no magnitude on any frame.';
    return { ...base, value: null, threshold: null, verdict: 'untested', text };
  }
  const measured = median(mags);
  const outside = Math.max(within.brightest - measured, measured - within.faintest, 0);
  const words = `${within.brightest.toFixed(2)} to ${within.faintest.toFixed(2)}`;
  const colours = isToldIn(range, band) ? '' : ` in ${band}, of whatever colour it is`;
  return judged({
    ...base,
    value: outside,
    threshold: RANGE_MARGIN,
    text: `The target's median is ${measured.toFixed(3)}, its VSX range is ${words}${colours}`,
  });
}

function judged(
  result: Omit<GateResult, 'verdict' | 'value' | 'threshold'> & { value: number; threshold: number },
): GateResult {
  const verdict = Math.abs(result.value) <= result.threshold ? 'pass' : 'fail';
  const comparison = `${Math.abs(result.value).toFixed(3)} mag ${verdict === 'pass' ? 'apart, within' : 'apart, more than'} ${result.threshold.toFixed(3)}`;
  return { ...result, verdict, text: `${result.text}: ${comparison}.` };
}
