import type { CurveMark } from './curveView.js';
import { medianOf } from './ranges.js';

/** On each side. */
const NEIGHBOURS = 3;
const FARTHEST_SIGMAS = 5;
/** Standard deviations of a Gaussian from its median absolute deviation. */
const SIGMAS_OF_MAD = 1.4826;

/**
 * Frames whose reported point lies more than five robust standard deviations off the middle between the medians of the
 * three before and the three after it: what a person may want to look at. A steady change of the star passes through
 * that middle; at the ends of a night nothing tells a change from an outlier, so the first and last three are not
 * judged.
 */
export function suggestedOutliers(marks: readonly CurveMark[]): string[] {
  const reported = marks.filter(({ state, limit }) => state === 'reported' && !limit);
  const judged = reported.slice(NEIGHBOURS, -NEIGHBOURS);
  const offsets = judged.map(({ y }, at) => y - expectedAt(reported, at + NEIGHBOURS));
  if (offsets.length === 0) return [];
  const scale = SIGMAS_OF_MAD * medianOf(offsets.map((offset) => Math.abs(offset)));
  if (scale === 0) return [];
  return judged.flatMap(({ point }, at) =>
    Math.abs(offsets[at] ?? 0) > FARTHEST_SIGMAS * scale ? [point.filename] : [],
  );
}

function expectedAt(marks: readonly CurveMark[], at: number): number {
  const magnitudes = (from: number, to: number) => marks.slice(from, to).map(({ y }) => y);
  return (medianOf(magnitudes(at - NEIGHBOURS, at)) + medianOf(magnitudes(at + 1, at + 1 + NEIGHBOURS))) / 2;
}
