import type { CurvePoint, LightCurve } from '../../../../server/src/domain/contract.js';
import { type TimeAxis, type TimeAxisKind, timeAxis } from './timeAxis.js';

export type StarRole = 'T1' | 'T2';

export const BARS = ['random', 'total', 'none'] as const;
/** What the error bars show: what differs from point to point, all of the error, or nothing. */
export type Bars = (typeof BARS)[number];

/** reported: goes into the report; left: the pipeline leaves it out; rejected: a person did. */
export type MarkState = 'reported' | 'left' | 'rejected';

/** One mark of the light curve; `yMin` and `yMax` end its error bar. */
export interface CurveMark {
  x: number;
  y: number;
  yMin: number;
  yMax: number;
  state: MarkState;
  /** The star is fainter than `y`. */
  limit: boolean;
  point: CurvePoint;
}

export interface CurveSet {
  role: StarRole;
  name: string;
  /** In the order of time. */
  marks: CurveMark[];
  /** Magnitudes: what all points share, which the bars leave out; 0 where it is not told apart. */
  commonError: number;
}

export interface CurveView {
  axis: TimeAxis;
  /** T1, and T2 where there is one. */
  sets: CurveSet[];
}

export interface CurveLook {
  axis: TimeAxisKind;
  bars: Bars;
}

/** What the chart draws; null where there is no point at all. */
export function curveView(curve: LightCurve, look: CurveLook): CurveView | null {
  const target = curve.target.filter(isPlaced);
  const check = curve.check.filter(isPlaced);
  const first = [...target, ...check].reduce((least, { jdUtc }) => Math.min(least, jdUtc), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first)) return null;
  const axis = timeAxis(look.axis, curve, first);
  const common = curve.commonError ?? { target: 0, check: 0 };
  const sets: CurveSet[] = [
    { role: 'T1', name: curve.star, marks: marksOf(target, axis, look.bars), commonError: common.target },
    { role: 'T2', name: curve.checkId, marks: marksOf(check, axis, look.bars), commonError: common.check },
  ];
  return { axis, sets: sets.filter(({ marks }) => marks.length > 0) };
}

function isPlaced({ jdUtc, mag }: CurvePoint): boolean {
  return jdUtc > 0 && Number.isFinite(mag);
}

function marksOf(points: readonly CurvePoint[], axis: TimeAxis, bars: Bars): CurveMark[] {
  return points
    .map((point) => markOf(point, axis.placeOf(point), bars))
    .filter(({ x }) => Number.isFinite(x))
    .sort((a, b) => a.x - b.x);
}

function markOf(point: CurvePoint, x: number, bars: Bars): CurveMark {
  const { mag: y, magError, randomError = magError } = point;
  const half = { random: randomError, total: magError, none: 0 }[bars];
  return { x, y, yMin: y - half, yMax: y + half, state: stateOf(point), limit: point.fainterThan === true, point };
}

function stateOf({ rejected, reported }: CurvePoint): MarkState {
  if (rejected !== null && rejected !== undefined) return 'rejected';
  return reported ? 'reported' : 'left';
}
