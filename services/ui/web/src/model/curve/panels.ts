import type { CurveMark, CurveView, StarRole } from './curveView.js';
import { hull, medianOf, padded, type Range, spanOf, widened } from './ranges.js';

export const LAYOUTS = ['apart', 'together', 'residual'] as const;
/** T1 and T2 each on its own stretch, both on one axis, or T2 as millimagnitudes from its catalogue value. */
export type Layout = (typeof LAYOUTS)[number];

/** A stretch of the vertical axis. */
export interface Panel {
  id: 'T1' | 'T2';
  title: string;
  roles: StarRole[];
  /** What is shown before anybody zooms. */
  home: Range;
  /** How far one can go out. */
  limits: Range;
  /** Part of the height, relative to the other panels. */
  weight: number;
  /** Of a magnitude on the axis: 1, or 1000 where it counts millimagnitudes. */
  unit: number;
  /** Taken off a magnitude before it is counted. */
  origin: number;
}

/** One point alone still needs a scale around it: a hundredth of a magnitude. */
const LEAST_MAGNITUDES = 0.01;
/** Of the span of the other: a quiet star is still seen to be quiet. */
const LEAST_PART = 0.4;
/** So many usual error bars long may one be and still be shown whole at first. */
const LONGEST_BAR = 3;

/**
 * The stretches of the axis of magnitudes. Apart, a magnitude is as long on both, so that the scatter of T2 measures
 * T1's: their heights are as their spans.
 */
export function panelsOf(view: CurveView, layout: Layout, checkCatalogueMag: number | undefined): Panel[] {
  const [t1, t2] = ['T1', 'T2'].map((role) => view.sets.find((set) => set.role === role));
  const base = { weight: 1, unit: 1, origin: 0 };
  if (t1 === undefined || t2 === undefined || layout === 'together') {
    const marks = view.sets.flatMap((set) => set.marks);
    const roles = view.sets.map(({ role }) => role);
    return [{ ...base, id: 'T1', title: `${roles.join(', ')} (mag)`, roles, ...rangesOf(marks) }];
  }
  const upper: Panel = { ...base, id: 'T1', title: 'T1 (mag)', roles: ['T1'], ...rangesOf(t1.marks) };
  const lower: Panel = { ...base, id: 'T2', title: 'T2 (mag)', roles: ['T2'], ...rangesOf(t2.marks) };
  if (layout === 'residual' && checkCatalogueMag !== undefined)
    return [{ ...upper, weight: 0.6 }, inMillimagnitudes({ ...lower, weight: 0.4 }, checkCatalogueMag)];
  const spans = [spanOf(upper.home), spanOf(lower.home)];
  const least = Math.max(...spans) * LEAST_PART;
  return [upper, lower].map((panel) => {
    const home = widened(panel.home, Math.max(spanOf(panel.home), least));
    return { ...panel, home, limits: hull(panel.limits, home), weight: spanOf(home) };
  });
}

function inMillimagnitudes(panel: Panel, catalogueMag: number): Panel {
  const counted = ({ min, max }: Range) => ({ min: (min - catalogueMag) * 1000, max: (max - catalogueMag) * 1000 });
  return {
    ...panel,
    title: 'T2 − cat. (mmag)',
    home: counted(panel.home),
    limits: counted(panel.limits),
    unit: 1000,
    origin: catalogueMag,
  };
}

/**
 * What is reported says what is shown first, every point of it; a point left out may lie anywhere. The error of a few
 * faint points may not flatten the curve of all: far longer bars than usual are cut, until one goes out to them.
 */
function rangesOf(marks: readonly CurveMark[]): { home: Range; limits: Range } {
  const reported = marks.filter(({ state }) => state === 'reported');
  const shown = reported.length === 0 ? marks : reported;
  const longest = LONGEST_BAR * medianOf(shown.map(({ yMin, yMax }) => (yMax - yMin) / 2));
  const home = padded(
    shown.flatMap(({ y, yMin, yMax }) => [Math.max(yMin, y - longest), Math.min(yMax, y + longest)]),
    LEAST_MAGNITUDES,
  );
  const all = [...shown.flatMap(({ yMin, yMax }) => [yMin, yMax]), ...marks.map(({ y }) => y)];
  return { home, limits: hull(home, padded(all, LEAST_MAGNITUDES)) };
}
