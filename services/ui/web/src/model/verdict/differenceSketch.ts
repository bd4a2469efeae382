import type { PointDifference } from '../../../../server/src/domain/contract.js';

/** A drawing of how far the magnitudes of two revisions lie apart, over time, in a box; bright is on top. */
export interface DifferenceSketch {
  places: { x: number; y: number }[];
  /** Where no difference is. */
  zero: number;
  /** How far the box reaches from no difference up and down, magnitudes. */
  reach: number;
}

/** Magnitudes: what is rounded away in a report is not blown up to look like a change. */
const LEAST_REACH = 0.005;

/** Null where fewer than two points are measured in both. */
export function differenceSketch(
  points: readonly PointDifference[],
  { width, height }: { width: number; height: number },
): DifferenceSketch | null {
  const changes = points.flatMap(({ date, change }) => (change === null ? [] : [{ time: Number(date), change }]));
  const times = changes.map(({ time }) => time);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (changes.length < 2 || !(last > first)) return null;
  const reach = Math.max(LEAST_REACH, ...changes.map(({ change }) => Math.abs(change)));
  const places = changes.map(({ time, change }) => ({
    x: ((time - first) / (last - first)) * width,
    y: (change / reach + 1) * (height / 2),
  }));
  return { places, zero: height / 2, reach };
}
