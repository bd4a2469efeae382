import type { CurvePoint, LightCurve } from '../../../server/src/domain/contract.js';
import { pointLines } from './pointLines.js';

export type StarRole = 'T1' | 'T2';

/** One mark of the light curve; `x` is the Julian date without its whole days, `yMin` and `yMax` end the error bar. */
export interface CurveMark {
  x: number;
  y: number;
  yMin: number;
  yMax: number;
  /** Shown hollow: it is left out of the report. */
  hollow: boolean;
  /** What the tooltip says. */
  lines: string[];
}

export interface CurveSet {
  role: StarRole;
  name: string;
  marks: CurveMark[];
}

export interface Bounds {
  x: { min: number; max: number };
  y: { min: number; max: number };
}

export interface CurveView {
  /** Whole days of the Julian dates, taken off every `x`. */
  wholeDays: number;
  sets: CurveSet[];
  bounds: Bounds;
  /** What T2 was moved by, so that both can be compared; 0 where it is shown as measured. */
  checkShift: number;
}

/** What the chart draws; null where there is no point at all. */
export function curveView(curve: LightCurve, { alignCheck }: { alignCheck: boolean }): CurveView | null {
  const target = curve.target.filter(isPlaced);
  const check = curve.check.filter(isPlaced);
  const first = [...target, ...check].reduce((least, { jdUtc }) => Math.min(least, jdUtc), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first)) return null;
  const wholeDays = Math.floor(first);
  const checkShift = alignCheck ? shiftOf(target, check) : 0;
  const sets: CurveSet[] = [
    { role: 'T1', name: curve.star, marks: target.map((point) => markOf(point, { role: 'T1', wholeDays, shift: 0 })) },
    {
      role: 'T2',
      name: curve.checkId,
      marks: check.map((point) => markOf(point, { role: 'T2', wholeDays, shift: checkShift })),
    },
  ];
  return { wholeDays, sets, bounds: boundsOf(sets.flatMap(({ marks }) => marks)), checkShift };
}

function isPlaced({ jdUtc, mag }: CurvePoint): boolean {
  return jdUtc > 0 && Number.isFinite(mag);
}

function markOf(point: CurvePoint, at: { role: StarRole; wholeDays: number; shift: number }): CurveMark {
  const y = point.mag + at.shift;
  return {
    x: point.jdUtc - at.wholeDays,
    y,
    yMin: y - point.magError,
    yMax: y + point.magError,
    hollow: !point.reported,
    lines: pointLines(at.role, point),
  };
}

/** Brings the middle of T2 to the middle of T1; the reported points alone say where the middle is, as far as there are any. */
function shiftOf(target: readonly CurvePoint[], check: readonly CurvePoint[]): number {
  if (target.length === 0 || check.length === 0) return 0;
  return middleOf(target) - middleOf(check);
}

function middleOf(points: readonly CurvePoint[]): number {
  const reported = points.filter((point) => point.reported);
  const mags = (reported.length === 0 ? points : reported).map(({ mag }) => mag).sort((a, b) => a - b);
  const [low, high] = [mags[(mags.length - 1) >> 1] ?? 0, mags[mags.length >> 1] ?? 0];
  return (low + high) / 2;
}

const MARGIN = 0.05;
/** One point alone still needs a scale around it: a minute, a hundredth of a magnitude. */
const LEAST = { x: 1 / 1440, y: 0.01 };

/** Round all marks and the error bars of the reported ones: a point left out may have an error without bounds. */
function boundsOf(marks: readonly CurveMark[]): Bounds {
  const ends = marks.flatMap(({ y, yMin, yMax, hollow }) => (hollow ? [y] : [yMin, yMax]));
  return {
    x: padded(
      marks.map(({ x }) => x),
      LEAST.x,
    ),
    y: padded(ends, LEAST.y),
  };
}

function padded(values: readonly number[], least: number): { min: number; max: number } {
  const min = values.reduce((a, b) => Math.min(a, b));
  const max = values.reduce((a, b) => Math.max(a, b));
  const margin = Math.max((max - min) * MARGIN, least);
  return { min: min - margin, max: max + margin };
}
