import type { LightCurve, SeriesEntry, SeriesKey } from '../../../../server/src/domain/contract.js';
import { isSameSeries, keyOfEntry } from '../series.js';
import { utcOfJd } from '../times.js';
import { type CurveView, curveView } from './curveView.js';
import { medianOf } from './ranges.js';
import type { TimeAxisKind } from './timeAxis.js';

export const BEHIND = ['nothing', 'filters', 'nights'] as const;
/** What stands faintly behind T1: the other filters of its night, or its earlier nights. */
export type Behind = (typeof BEHIND)[number];

/** Another curve of the star, drawn faintly behind it. */
export interface Ghost {
  name: string;
  /** Magnitudes added, to lay its middle on T1's; 0 where it is drawn as measured. */
  shift: number;
  marks: { x: number; y: number }[];
}

const MOST_NIGHTS = 5;

/** The series that can stand behind one, measured, newest first. */
export function seriesBehind(series: SeriesKey, entries: readonly SeriesEntry[], behind: Behind): SeriesKey[] {
  const measured = entries.filter((entry) => entry.series.apphot === 'validate').map(keyOfEntry);
  const ofStar = measured.filter((key) => key.targetName === series.targetName && !isSameSeries(key, series));
  if (behind === 'filters') return ofStar.filter(({ night }) => night === series.night);
  if (behind === 'nothing') return [];
  return ofStar
    .filter(({ night, filter }) => filter === series.filter && night < series.night)
    .toSorted((a, b) => b.night.localeCompare(a.night))
    .slice(0, MOST_NIGHTS);
}

/** Earlier nights lie behind a curve only where time does not tell nights apart. */
export function mayStandBehind(behind: Behind, axis: TimeAxisKind): boolean {
  return behind !== 'nights' || axis === 'ut' || axis === 'phase';
}

/** Another filter is laid on T1's middle, for a colour moves it as a whole; an earlier night stays where it was. */
export function ghostOf(curve: LightCurve, view: CurveView, behind: Behind): Ghost | null {
  const other = curveView(curve, { axis: view.axis.kind, bars: 'none' })?.sets.find(({ role }) => role === 'T1');
  const own = view.sets.find(({ role }) => role === 'T1');
  if (other === undefined || own === undefined) return null;
  const reported = other.marks.filter(({ state }) => state === 'reported');
  if (reported.length === 0) return null;
  const shift = behind === 'filters' ? middleOf(own.marks) - middleOf(reported) : 0;
  const daysBetween = view.axis.wholeDays - (firstDay(curve) ?? view.axis.wholeDays);
  const offset = view.axis.kind === 'jd' || view.axis.kind === 'hjd' ? -daysBetween : 0;
  return {
    name: behind === 'nights' ? utcOfJd(reported[0]?.point.jdUtc ?? 0).slice(0, 10) : curve.band,
    shift,
    marks: reported.map(({ x, y }) => ({ x: x + offset, y: y + shift })),
  };
}

function firstDay({ target, check }: LightCurve): number | null {
  const days = [...target, ...check].filter(({ jdUtc }) => jdUtc > 0).map(({ jdUtc }) => Math.floor(jdUtc));
  return days.length === 0 ? null : days.reduce((a, b) => Math.min(a, b));
}

function middleOf(marks: readonly { y: number }[]): number {
  return medianOf(marks.map(({ y }) => y));
}
