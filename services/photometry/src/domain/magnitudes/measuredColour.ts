import { spoilingFlags } from '../measurement/flags.js';
import {
  instrumentalMagnitude,
  isMeasured,
  type MeasuredFrame,
  photonErrorMagnitudes,
  TARGET_STAR_ID,
} from '../measurement/measurement.js';
import { starRejection } from '../measurement/rejections.js';
import { quadrature } from '../statistics/quadrature.js';
import type { FieldTransform } from './fieldTransform.js';
import { coefficientAt } from './knownCoefficients.js';
import type { ColourBasis, ColourEpoch, TargetColour } from './targetColour.js';

/** One filter of a night with its transformation. */
export interface FilterOfNight {
  transform: FieldTransform;
  frames: readonly MeasuredFrame[];
}

/** The target in one filter at one time, as a star of the reference colour would have it. */
interface Level {
  jdUtcMid: number;
  value: number;
  error: number;
  /** How much a magnitude of colour counts then: k - k'' X. */
  coefficient: number;
}

/** The other filter is carried this far from its own frames; days. */
const REACH_DAYS = 0.02;

/**
 * The target's colour from two filters of the night. With b and r its magnitudes by the zero points alone,
 *   BLUE = b + kb (C - Cb),  RED = r + kr (C - Cr),  C = BLUE - RED
 * so  C = (b - r - kb Cb + kr Cr) / (1 - kb + kr): the two transformations solved at once, no iteration. It is taken at
 * every epoch of either filter, with the other filter interpolated to it; frames that spoil the magnitude (saturated,
 * rejected by a person ...) say nothing of the colour either. Null where no epoch has both.
 */
export function measuredColour(basis: ColourBasis, blue: FilterOfNight, red: FilterOfNight): TargetColour | null {
  const blues = levels(blue);
  const reds = levels(red);
  const epochs = [
    ...blues.flatMap((level) => pair(level, at(reds, level.jdUtcMid), blue.transform, red.transform)),
    ...reds.flatMap((level) => pair(at(blues, level.jdUtcMid), level, blue.transform, red.transform)),
  ].sort((a, b) => a.jdUtcMid - b.jdUtcMid);
  return epochs.length === 0 ? null : { basis, epochs };
}

function levels({ transform, frames }: FilterOfNight): Level[] {
  const points = new Map(transform.zeroPoints.frames.map((frame) => [frame.filename, frame]));
  return frames.flatMap((measured) => {
    const { frame, stars } = measured;
    const star = stars.get(TARGET_STAR_ID);
    const point = points.get(frame.filename);
    if (!isMeasured(star) || point === undefined || point.zeroPoint === null) return [];
    if (spoilingFlags(star.flags, 'subject').length > 0 || starRejection(star.starId, measured) !== null) return [];
    const value = instrumentalMagnitude(star, frame.exposureSeconds) + point.zeroPoint;
    const error = quadrature(photonErrorMagnitudes(star), point.zeroPointError);
    return Number.isFinite(value) && Number.isFinite(error)
      ? [{ jdUtcMid: frame.jdUtcMid, value, error, coefficient: coefficientAt(transform, frame) }]
      : [];
  });
}

function pair(blue: Level | null, red: Level | null, ofBlue: FieldTransform, ofRed: FieldTransform): ColourEpoch[] {
  if (blue === null || red === null) return [];
  const [kBlue, kRed] = [blue.coefficient, red.coefficient];
  const slope = 1 - kBlue + kRed;
  const value = (blue.value - red.value - kBlue * ofBlue.referenceColour + kRed * ofRed.referenceColour) / slope;
  return [{ jdUtcMid: blue.jdUtcMid, value, error: quadrature(blue.error, red.error) / Math.abs(slope) }];
}

/** The level at a time: linear between its neighbours, the nearer one's just outside the run; null too far from any. */
function at(all: readonly Level[], jdUtcMid: number): Level | null {
  const before = all.findLast((level) => level.jdUtcMid <= jdUtcMid);
  const after = all.find((level) => level.jdUtcMid >= jdUtcMid);
  if (before !== undefined && after !== undefined && after.jdUtcMid - before.jdUtcMid <= 2 * REACH_DAYS) {
    const span = after.jdUtcMid - before.jdUtcMid;
    const part = span === 0 ? 0 : (jdUtcMid - before.jdUtcMid) / span;
    const value = before.value + part * (after.value - before.value);
    const coefficient = before.coefficient + part * (after.coefficient - before.coefficient);
    return { jdUtcMid, value, error: quadrature((1 - part) * before.error, part * after.error), coefficient };
  }
  const near = [before, after].filter(
    (level) => level !== undefined && Math.abs(level.jdUtcMid - jdUtcMid) <= REACH_DAYS,
  );
  const [level] = near;
  return level === undefined ? null : { ...level, jdUtcMid };
}
