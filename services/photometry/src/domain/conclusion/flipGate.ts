import type { SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { MeasuredFrame } from '../measurement/measurement.js';
import { stepBetween } from '../statistics/stepBetween.js';
import type { GateResult } from './gateResult.js';

export interface FlipGateInput {
  frames: readonly MeasuredFrame[];
  magnitudes: SeriesMagnitudes;
}

interface StarStep {
  starId: string;
  /** How much fainter the star is after the flip than before, magnitudes. */
  step: number;
  threshold: number;
}

interface StarOfNight {
  starId: string;
  residuals: readonly number[];
}

/** Frames on either side of a flip that tell: over so few the drift of a night is even. */
const MOST_FRAMES = 20;
const FEWEST_FRAMES = 4;
/** The field is turned where it lies by more than this from how it lay on the first frame. */
const TURNED_DEGREES = 90;
const SIGMAS = 4;
/** A step below this is never held against a night. */
const SMALLEST_THRESHOLD = 0.01;

/**
 * Whether stars that do not vary change their light where the mount goes over to the other side of the pier: every star
 * falls on another part of the detector there, and what the flat has in error, or stray light, shows as a step, the
 * target's too. Told of the star that steps the most, by what is allowed it. Nothing without a flip.
 */
export function flipGate({ frames, magnitudes }: FlipGateInput): GateResult[] {
  const [before, after] = sidesOf(frames);
  if (after.length === 0) return [];
  const start = frames[0]?.frame.jdUtcMid ?? 0;
  const days = frames.map(({ frame }) => frame.jdUtcMid - start);
  const steps = residualsOf(magnitudes).flatMap((star) => stepOf(star, before, after, days));
  const [largest] = steps.sort((a, b) => Math.abs(b.step) / b.threshold - Math.abs(a.step) / a.threshold);
  if (largest === undefined)
    return [
      {
        ...{ gate: 'meridianFlip', subject: 'night', value: null, threshold: null, verdict: 'untested' },
        text: 'The field was turned at a meridian flip, but too few frames tell whether stars step there.',
      },
    ];
  const { starId, step, threshold } = largest;
  const verdict = Math.abs(step) <= threshold ? 'pass' : 'fail';
  const amount = `${Math.abs(step).toFixed(3)} mag, ${verdict === 'pass' ? 'within' : 'more than'} ${threshold.toFixed(3)}`;
  const found = `At the meridian flip ${starId} steps by ${amount} of chance, the most of ${steps.length} stars`;
  const advice = ': the flat may be wrong, and the target steps with it';
  return [
    {
      gate: 'meridianFlip',
      subject: starId,
      value: step,
      threshold,
      verdict,
      text: `${found}${verdict === 'pass' ? '' : advice}.`,
    },
  ];
}

/** The frames next to the first turn of the field, before and after it, as places in the series. */
function sidesOf(frames: readonly MeasuredFrame[]): [number[], number[]] {
  const first = frames[0]?.frame.rotationDegrees ?? 0;
  const isTurned = ({ frame }: MeasuredFrame) => {
    const angle = Math.abs(frame.rotationDegrees - first) % 360;
    return Math.min(angle, 360 - angle) > TURNED_DEGREES;
  };
  const flip = frames.findIndex(isTurned);
  if (flip < 0) return [[], []];
  const back = frames.findIndex((frame, index) => index > flip && !isTurned(frame));
  const places = frames.map((_, index) => index);
  return [
    places.slice(Math.max(0, flip - MOST_FRAMES), flip),
    places.slice(flip, Math.min(flip + MOST_FRAMES, back < 0 ? frames.length : back)),
  ];
}

/** Of the comps and the check star, frame by frame: how much fainter than usual each is; NaN where nothing tells. */
function residualsOf({ zeroPoints, check }: SeriesMagnitudes): StarOfNight[] {
  const comps = zeroPoints.comps.map(({ auid, frameResiduals }) => ({ starId: auid, residuals: frameResiduals }));
  if (check === null) return comps;
  const magnitudes = new Map(check.points.map(({ filename, mag }) => [filename, mag]));
  const residuals = zeroPoints.frames.map(({ filename }) => magnitudes.get(filename) ?? Number.NaN);
  return [...comps, { starId: check.starId, residuals }];
}

/** Nothing where too few frames tell. */
function stepOf(
  star: StarOfNight,
  before: readonly number[],
  after: readonly number[],
  days: readonly number[],
): StarStep[] {
  const on = (side: readonly number[]) =>
    side
      .map((index) => ({ at: days[index] ?? Number.NaN, value: star.residuals[index] ?? Number.NaN }))
      .filter(({ value }) => Number.isFinite(value));
  const [early, late] = [on(before), on(after)];
  if (early.length < FEWEST_FRAMES || late.length < FEWEST_FRAMES) return [];
  const { step, error } = stepBetween(early, late);
  return [{ starId: star.starId, step, threshold: Math.max(SMALLEST_THRESHOLD, SIGMAS * error) }];
}
