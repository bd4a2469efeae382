import type { CurvePoint, LightCurve } from '../../../../server/src/domain/contract.js';
import { clockOfJd } from '../times.js';

export const TIME_AXES = ['jd', 'hjd', 'ut', 'phase'] as const;
export type TimeAxisKind = (typeof TIME_AXES)[number];

/** How the axis of time counts. */
export interface TimeAxis {
  kind: TimeAxisKind;
  title: string;
  /** Whole days of the first Julian date; taken off the places of JD and HJD. */
  wholeDays: number;
  /** Where a point stands; NaN where its time is not known in this way. */
  placeOf: (point: CurvePoint) => number;
  /** What a tick says. */
  tick: (place: number) => string;
}

/** The axes a curve can be drawn over: without heliocentric times there is no HJD, without a period no phase. */
export function timeAxesOf(curve: LightCurve): TimeAxisKind[] {
  const heliocentric = curve.target.some(({ hjdUtc }) => hjdUtc !== undefined);
  const periodic = heliocentric && curve.period !== null && curve.period !== undefined;
  return TIME_AXES.filter((kind) => {
    if (kind === 'hjd') return heliocentric;
    return kind === 'phase' ? periodic : true;
  });
}

/** Counted from the whole day before `firstJd`, so that marks keep their digits. */
export function timeAxis(kind: TimeAxisKind, curve: LightCurve, firstJd: number): TimeAxis {
  const wholeDays = Math.floor(firstJd);
  const decimal = (place: number) => String(Math.round(place * 1e6) / 1e6);
  if (kind === 'hjd')
    return {
      kind,
      wholeDays,
      title: `HJD (UTC) − ${wholeDays}`,
      placeOf: ({ hjdUtc }) => (hjdUtc ?? Number.NaN) - wholeDays,
      tick: decimal,
    };
  if (kind === 'ut') {
    const midnight = Math.floor(firstJd - 0.5) + 0.5;
    return {
      kind,
      wholeDays,
      title: 'UT',
      placeOf: ({ jdUtc }) => (jdUtc - midnight) * 24,
      tick: (hours) => clockOfJd(midnight + hours / 24),
    };
  }
  const { period } = curve;
  if (kind === 'phase' && period !== null && period !== undefined)
    return {
      kind,
      wholeDays,
      title: `phase (P = ${period.periodDays} d, VSX)`,
      placeOf: ({ hjdUtc }) => fraction(((hjdUtc ?? Number.NaN) - period.epochHjd) / period.periodDays),
      tick: decimal,
    };
  const title = `JD (UTC) − ${wholeDays}`;
  return { kind: 'jd', wholeDays, title, placeOf: ({ jdUtc }) => jdUtc - wholeDays, tick: decimal };
}

function fraction(cycles: number): number {
  return cycles - Math.floor(cycles);
}
