import type { ReportComp, ReportRow } from '@wombat/aavso';
import type { SeriesRoles } from '../comps/assignRoles.js';
import type { FainterThan } from '../magnitudes/fainterThan.js';
import type { StandardMagnitude, StarMagnitudes } from '../magnitudes/standardMagnitudes.js';
import { instrumentalMagnitude, isMeasured, type MeasuredFrame } from '../measurement/measurement.js';
import { limitNotes, reportNotes } from './reportNotes.js';
import type { ReportRowsInput } from './reportRowsInput.js';

export interface ReportRowOfFrame {
  filename: string;
  row: ReportRow;
}

/**
 * Rows of the report in the order of the frames, one for each magnitude of T1 that stands, or for how faint it is at
 * least where it was not seen.
 */
export function reportRows(input: ReportRowsInput): ReportRowOfFrame[] {
  const { points, limits } = input.magnitudes.target;
  const made = new Map([...points, ...limits].map((one) => [one.filename, one]));
  return input.frames.flatMap((measured) => {
    const point = made.get(measured.frame.filename);
    const comp = point === undefined ? null : comparison(input.roles, measured);
    if (point === undefined || comp === null) return [];
    return [{ filename: point.filename, row: reportRow(input, point, measured, comp) }];
  });
}

function reportRow(
  input: ReportRowsInput,
  point: StandardMagnitude | FainterThan,
  { frame }: MeasuredFrame,
  comp: ReportComp,
): ReportRow {
  const check = magnitudeOn(input.magnitudes.check, point.filename);
  return {
    name: input.name,
    date: input.dateKind === 'HJD' ? frame.hjdUtc : frame.jdUtcMid,
    mag: point.mag,
    ...('errors' in point ? measuredCells(input, point) : notSeenCells(input)),
    comp,
    check: checkStar(input.roles, check, comp),
    airmass: frame.airmass >= 1 ? frame.airmass : null,
    group: input.groupOf(point.filename),
    chart: input.chart,
    notes:
      'errors' in point ? reportNotes(input, { point, comp, check }) : limitNotes(input, { limit: point, comp, check }),
  };
}

function measuredCells(
  { magnitudes: { band, untransformedBand } }: ReportRowsInput,
  { errors: { total }, untransformedReason }: StandardMagnitude,
) {
  const transformed = untransformedReason === null;
  return {
    magError: Number.isFinite(total) ? total : null,
    band: transformed ? band : untransformedBand,
    transformed,
  };
}

/** The colour of what is not seen is not known. */
function notSeenCells({ magnitudes: { untransformedBand } }: ReportRowsInput) {
  return { fainterThan: true, magError: null, band: untransformedBand, transformed: false };
}

/** Null where the single comp was not measured: such a frame has no zero point either. */
function comparison({ mode, reportComp }: SeriesRoles, { frame, stars }: MeasuredFrame): ReportComp | null {
  if (mode === 'ensemble' || reportComp === null) return { kind: 'ensemble' };
  const star = stars.get(reportComp.candidate.auid);
  return isMeasured(star)
    ? {
        kind: 'single',
        id: reportComp.candidate.auid,
        instrumentalMag: instrumentalMagnitude(star, frame.exposureSeconds),
      }
    : null;
}

/** It is named on every row of a series that has one. */
function checkStar({ check }: SeriesRoles, on: StandardMagnitude | null, comp: ReportComp): ReportRow['check'] {
  if (check === null) return null;
  const mag = comp.kind === 'ensemble' ? on?.mag : on?.instrumentalMag;
  return { id: check.auid, mag: mag ?? null };
}

/** The check star where its magnitude stands: one that is flagged proves nothing. */
function magnitudeOn(star: StarMagnitudes | null, filename: string): StandardMagnitude | null {
  return star?.points.find((point) => point.filename === filename) ?? null;
}
