import type { CurvePoint, LightCurve } from '../../../../server/src/domain/contract.js';
import { hull, padded, type Range, spanOf } from '../curve/ranges.js';
import { type TimeAxis, timeAxesOf, timeAxis } from '../curve/timeAxis.js';
import { niceTicks } from './niceTicks.js';

/** Over time, or over the star's period. */
export type StarCurveKind = 'jd' | 'phase';

/** All nights of a star in one drawing, in the units of a box. */
export interface StarCurve {
  title: string;
  bands: BandMarks[];
  /** Along the bottom, and along the left side; bright is on top. */
  times: Tick[];
  magnitudes: Tick[];
}

export interface BandMarks {
  band: string;
  /** `24 points of 3 nights, 9.102 to 9.454`. */
  words: string;
  /** All its marks as a path. */
  path: string;
}

export interface Tick {
  at: number;
  text: string;
}

interface Box {
  width: number;
  height: number;
}

const LEAST_MAGNITUDES = 0.01;
const LEAST_DAYS = 1e-3;
const TICKS = 5;
/** Each band has a shape of its own, for those who cannot tell the colours apart. */
const SHAPES = ['m-2.5 0h5m-2.5-2.5v5', 'm-2-2h4v4h-4z', 'm0-2.6l2.4 4.2h-4.8z', 'm0-2.8l2.8 2.8l-2.8 2.8l-2.8-2.8z'];

/** Every curve knows a period and heliocentric times: only then can they be folded together. */
export function mayFold(curves: readonly LightCurve[]): boolean {
  return curves.length > 0 && curves.every((curve) => timeAxesOf(curve).includes('phase'));
}

/** What was reported of every curve; null where there is no point. */
export function starCurve(curves: readonly LightCurve[], kind: StarCurveKind, box: Box): StarCurve | null {
  const reported = curves.map((curve) => ({ curve, points: curve.target.filter(isShown) }));
  const all = reported.flatMap(({ points }) => points);
  if (all.length === 0) return null;
  const first = all.reduce((least, { jdUtc }) => Math.min(least, jdUtc), Number.POSITIVE_INFINITY);
  const placed = reported.map(({ curve, points }) => ({
    band: curve.band,
    axis: timeAxis(kind, curve, first),
    points,
  }));
  const axis = placed[0]?.axis;
  if (axis === undefined) return null;
  const x =
    kind === 'phase' ? { min: 0, max: 1 } : rangeOf(placed, ({ points }) => points.map(axis.placeOf), LEAST_DAYS);
  const y = rangeOf(placed, ({ points }) => points.map(({ mag }) => mag), LEAST_MAGNITUDES);
  const places = { x: along(x, box.width), y: along(y, box.height) };
  const bands = [...new Set(placed.map(({ band }) => band))].toSorted();
  return {
    title: axis.title,
    bands: bands.map((band, at) =>
      marksOf(band, { nights: placed.filter((each) => each.band === band), places, shape: SHAPES[at % SHAPES.length] }),
    ),
    times: niceTicks(x, TICKS).map((value) => ({ at: places.x(value), text: axis.tick(value) })),
    magnitudes: niceTicks(y, TICKS).map((value) => ({ at: places.y(value), text: String(value) })),
  };
}

interface PlacedNight {
  band: string;
  axis: TimeAxis;
  points: CurvePoint[];
}

interface Drawing {
  nights: readonly PlacedNight[];
  places: { x: (value: number) => number; y: (value: number) => number };
  shape: string | undefined;
}

function marksOf(band: string, { nights, places, shape = '' }: Drawing): BandMarks {
  const shown = nights.filter(({ points }) => points.length > 0);
  const magnitudes = shown.flatMap(({ points }) => points.map(({ mag }) => mag));
  const path = shown.flatMap(({ axis, points }) =>
    points.map((point) => `M${places.x(axis.placeOf(point)).toFixed(1)} ${places.y(point.mag).toFixed(1)}${shape}`),
  );
  const [brightest, faintest] = [Math.min(...magnitudes), Math.max(...magnitudes)];
  const span = `${brightest.toFixed(3)} to ${faintest.toFixed(3)}`;
  const words = `${counted(magnitudes.length, 'point')} of ${counted(shown.length, 'night')}, ${span}`;
  return { band, words, path: path.join('') };
}

function counted(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`;
}

function isShown({ reported, rejected, mag, fainterThan }: CurvePoint): boolean {
  return reported && (rejected === null || rejected === undefined) && Number.isFinite(mag) && fainterThan !== true;
}

function rangeOf(nights: readonly PlacedNight[], valuesOf: (night: PlacedNight) => number[], least: number): Range {
  const ranges = nights.filter(({ points }) => points.length > 0).map((night) => padded(valuesOf(night), least));
  return ranges.reduce(hull);
}

function along(range: Range, length: number): (value: number) => number {
  return (value) => ((value - range.min) / spanOf(range)) * length;
}
