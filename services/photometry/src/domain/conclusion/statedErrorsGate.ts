import { median } from '@wombat/imaging';
import { spoilingFlags } from '../measurement/flags.js';
import { flatChange, type StarOnFrame } from '../measurement/flatNoise.js';
import {
  type FrameFacts,
  instrumentalMagnitude,
  isMeasured,
  type MeasuredFrame,
  photonErrorMagnitudes,
} from '../measurement/measurement.js';
import { madSigma } from '../statistics/madSigma.js';
import type { GateResult } from './gateResult.js';

export interface StatedErrorsInput {
  frames: readonly MeasuredFrame[];
  /** AUIDs of comparison stars and check star. */
  starIds: readonly string[];
  /** Of a star on a frame, magnitudes; null where the telescope is not known. */
  scintillation: ((frame: FrameFacts) => number) | null;
}

const FEWEST_STARS = 3;
const FEWEST_STEPS = 14;
/** What chance makes of n steps: limits are wider by this over sqrt(n). */
const CHANCE = 2;
/** So many times less than stated is the fault of the errors: nothing makes photons scatter less. */
const LARGEST_LESS = 2;
/** So many times more; flats, thin cloud and seeing make stars scatter somewhat more than photons. */
const LARGEST_MORE = 3;

/**
 * Whether comparison stars and check star scatter as their own errors say: every one against every other, from each
 * frame to the next, so that no slow change counts; the median over all pairs. Nothing where that is so, or where there
 * are too few stars or frames to tell. Scintillation that is not known may be what makes them scatter more.
 */
export function statedErrorsGate({ frames, starIds, scintillation }: StatedErrorsInput): GateResult[] {
  const stars = starIds.map((starId) =>
    frames.map((frame) => lookAt(frame, starId, scintillation?.(frame.frame) ?? 0)),
  );
  const ratios = stars.flatMap((one, index) => stars.slice(index + 1).map((other) => scatterRatio(one, other)));
  const ratio = median(ratios.filter(Number.isFinite));
  if (stars.length < FEWEST_STARS || !Number.isFinite(ratio)) return [];
  const isLess = ratio < 1;
  const value = isLess ? 1 / ratio : ratio;
  const threshold = (isLess ? LARGEST_LESS : LARGEST_MORE) * (1 + CHANCE / Math.sqrt(frames.length - 1));
  if (value <= threshold || (!isLess && scintillation === null)) return [];
  const text = isLess
    ? `All comparison stars scatter ${times(value)} times less than their photons allow: the gain (e-/ADU) may be wrong, and with it every error.`
    : `All comparison stars scatter ${times(value)} times more than their photons, sky and scintillation say: the gain (e-/ADU) or the flats may be wrong, and errors are too small.`;
  return [{ gate: 'statedErrors', subject: 'night', value, threshold, verdict: 'fail', text }];
}

interface Look extends StarOnFrame {
  mag: number;
  variance: number;
}

function lookAt({ frame, stars }: MeasuredFrame, starId: string, scintillation: number): Look | null {
  const star = stars.get(starId);
  if (!isMeasured(star) || spoilingFlags(star.flags, 'comparison').length > 0) return null;
  const mag = instrumentalMagnitude(star, frame.exposureSeconds);
  const variance = photonErrorMagnitudes(star) ** 2 + scintillation ** 2;
  return Number.isFinite(mag) && variance > 0 ? { mag, variance, star, frame } : null;
}

/** Of the steps of one star against the other in units of their errors, frame to frame; NaN where there are few. */
function scatterRatio(one: readonly (Look | null)[], other: readonly (Look | null)[]): number {
  const differences = one.flatMap((look, frame) => {
    const against = other[frame] ?? null;
    return look === null || against === null
      ? []
      : [{ mag: look.mag - against.mag, variance: look.variance + against.variance, looks: [look, against] as const }];
  });
  const steps = differences.slice(1).map((next, index) => {
    const before = differences[index] ?? next;
    const [own, others] = next.looks;
    const flats = flatChange(before.looks[0], own) + flatChange(before.looks[1], others);
    return (next.mag - before.mag) / Math.sqrt(next.variance + before.variance + flats);
  });
  return steps.length < FEWEST_STEPS ? Number.NaN : madSigma(steps);
}

function times(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}
