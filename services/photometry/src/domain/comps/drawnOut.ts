import { median } from '@wombat/imaging';
import { spoilingFlags } from '../measurement/flags.js';
import { isMeasured, type MeasuredFrame, type StarInFrame } from '../measurement/measurement.js';
import { madSigma } from '../statistics/madSigma.js';
import { quadrature } from '../statistics/quadrature.js';
import { type StarShape, starShape, stretchError } from './starShape.js';

/** By how much a star is drawn out against the other stars of its frames, in parts of their size. */
export interface DrawnOut {
  /** The lesser of what it is larger and what its axes differ: a second star does both alike. Negative: smaller. */
  excess: number;
  /** One standard deviation. */
  error: number;
}

/** With fewer other stars nobody can say which of them is round. */
const FEWEST_OTHERS = 2;
const FEWEST_FRAMES = 3;
/** Standard deviation of a median over that of the mean of as many normal values. */
const MEDIAN_OVER_MEAN = 1.2533;

/**
 * Every star's shape against the median shape of the others, frame by frame, and of that the median of the night: what
 * wind, focus and seeing do, they do to all of them. Stars without enough others or frames are left out.
 */
export function drawnOut(frames: readonly MeasuredFrame[]): Map<string, DrawnOut> {
  const differences = new Map<string, Difference[]>();
  for (const frame of frames) {
    for (const [starId, difference] of differencesOn(frame)) {
      differences.set(starId, [...(differences.get(starId) ?? []), difference]);
    }
  }
  const enough = [...differences].filter(([, ofStar]) => ofStar.length >= FEWEST_FRAMES);
  return new Map(enough.map(([starId, ofStar]) => [starId, ofNight(ofStar)]));
}

/** In parts of the others' size. */
interface Difference extends StarShape {
  error: number;
}

interface Shaped extends Difference {
  starId: string;
}

function differencesOn(frame: MeasuredFrame): [string, Difference][] {
  const shaped = [...frame.stars.values()].flatMap((star): Shaped[] => {
    const shape = isWhole(star) ? starShape(star) : null;
    return shape === null ? [] : [{ starId: star.starId, ...shape, error: stretchError(star, frame) }];
  });
  if (shaped.length <= FEWEST_OTHERS) return [];
  return shaped.map((star) => [star.starId, against(star, shaped)]);
}

function isWhole(star: StarInFrame): boolean {
  return isMeasured(star) && star.net > 0 && spoilingFlags(star.flags, 'subject').length === 0;
}

function against(star: Shaped, all: readonly Shaped[]): Difference {
  const others = all.filter((other) => other !== star);
  const size = median(others.map((other) => other.size));
  const othersError = (MEDIAN_OVER_MEAN * median(others.map(({ error }) => error))) / Math.sqrt(others.length);
  const along = (part: 0 | 1) => (star.stretch[part] - median(others.map(({ stretch }) => stretch[part]))) / size;
  return {
    size: star.size / size - 1,
    stretch: [along(0), along(1)],
    error: quadrature(star.error, othersError) / size,
  };
}

function ofNight(differences: readonly Difference[]): DrawnOut {
  const parts = ([0, 1] as const).map((part) => differences.map(({ stretch }) => stretch[part]));
  const stated = median(differences.map(({ error }) => error));
  const seen = Math.max(...parts.map(madSigma));
  return {
    excess: Math.min(median(differences.map(({ size }) => size)), quadrature(...parts.map(median))),
    error: (MEDIAN_OVER_MEAN * Math.max(stated, seen)) / Math.sqrt(differences.length),
  };
}
