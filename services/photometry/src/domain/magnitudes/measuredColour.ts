import { spoilingFlags } from '../measurement/flags.js';
import { flatNoise } from '../measurement/flatNoise.js';
import {
  type FrameFacts,
  instrumentalMagnitude,
  isMeasured,
  type MeasuredFrame,
  photonErrorMagnitudes,
  TARGET_STAR_ID,
} from '../measurement/measurement.js';
import { starRejection } from '../measurement/rejections.js';
import { quadrature } from '../statistics/quadrature.js';
import { colourCurve, type LookAtStar } from './colourCurve.js';
import type { FieldTransform } from './fieldTransform.js';
import { coefficientAt } from './knownCoefficients.js';
import type { ColourBasis, ColourEpoch, TargetColour } from './targetColour.js';

/** What the colour needs of a transformation. */
export type ColourTransform = Pick<FieldTransform, 'coefficient' | 'secondOrder' | 'referenceColour' | 'zeroPoints'>;

/** One filter of a night with its transformation. */
export interface FilterOfNight {
  transform: ColourTransform;
  /** Whether the transformation is found; false: it is only what is likely. */
  isTransformed: boolean;
  frames: readonly MeasuredFrame[];
  /** Frames on which the target is not seen say nothing of its colour. */
  isSeen: (frame: MeasuredFrame) => boolean;
  /** Of a star on a frame, magnitudes. */
  scintillation: (frame: FrameFacts) => number;
}

type Side = 'blue' | 'red';

interface Look extends LookAtStar {
  side: Side;
}

/** A colour counts as measured where the other filter was taken within this; days. */
const REACH_DAYS = 0.02;

/**
 * The target's colour at the frames of one filter, `side`, out of two filters of the night. With b and r its magnitudes
 * by the zero points alone,
 *   BLUE = b + kb (C - Cb),  RED = r + kr (C - Cr),  C = BLUE - RED
 * so  b - kb Cb = RED + (1 - kb) C  and  r - kr Cr = RED - kr C: both are looks at RED and C, see `colourCurve`. Frames
 * that spoil the magnitude (saturated, rejected by a person ...) say nothing of the colour. Null where the filters were
 * nowhere near in time.
 */
export function measuredColour(
  basis: ColourBasis,
  blue: FilterOfNight,
  red: FilterOfNight,
  side: Side,
): TargetColour | null {
  const looks = [...looksOf(blue, 'blue'), ...looksOf(red, 'red')].sort((a, b) => a.jdUtcMid - b.jdUtcMid);
  const others = looks.filter((look) => look.side !== side && look.seen !== null).map(({ jdUtcMid }) => jdUtcMid);
  const curve = colourCurve(looks);
  const epochs = looks.flatMap((look, index): ColourEpoch[] => {
    const smoothed = curve[index];
    if (look.side !== side || smoothed === undefined) return [];
    const { value, variance, gain } = smoothed;
    const own = gain ** 2 * (look.seen?.variance ?? 0);
    const error = Math.sqrt(Math.max(variance - own, 0));
    const isMeasured = others.some((jd) => Math.abs(jd - look.jdUtcMid) <= REACH_DAYS);
    return [{ jdUtcMid: look.jdUtcMid, value, error, gain, isMeasured }];
  });
  if (!epochs.some(({ isMeasured }) => isMeasured)) return null;
  return { basis, epochs, isTransformed: blue.isTransformed && red.isTransformed };
}

function looksOf({ transform, frames, isSeen, scintillation }: FilterOfNight, side: Side): Look[] {
  const flatOf = flatNoise(TARGET_STAR_ID, frames);
  const points = new Map(transform.zeroPoints.frames.map((frame) => [frame.filename, frame]));
  return frames.map((measured): Look => {
    const { frame, stars } = measured;
    const { jdUtcMid } = frame;
    const star = stars.get(TARGET_STAR_ID);
    const point = points.get(frame.filename);
    const isSpoilt =
      star === undefined ||
      spoilingFlags(star.flags, 'subject').length > 0 ||
      starRejection(star.starId, measured) !== null;
    if (isSpoilt || !isMeasured(star) || !isSeen(measured)) return { jdUtcMid, side, seen: null };
    const coefficient = coefficientAt(transform, frame);
    const zeroPoint = point?.zeroPoint ?? Number.NaN;
    const level = instrumentalMagnitude(star, frame.exposureSeconds) + zeroPoint;
    const value = level - coefficient * transform.referenceColour;
    const { flat } = flatOf(star, frame);
    const zeroPointError = point?.zeroPointError ?? Number.NaN;
    const error = quadrature(photonErrorMagnitudes(star), scintillation(frame), flat, zeroPointError);
    const perColour = (side === 'blue' ? 1 : 0) - coefficient;
    const isKnown = Number.isFinite(value) && Number.isFinite(error) && error > 0;
    return { jdUtcMid, side, seen: isKnown ? { value, perColour, variance: error ** 2 } : null };
  });
}
