import type { ReportComp, ReportRow } from '@wombat/aavso';
import type { SeriesRoles } from '../comps/assignRoles.js';
import type { StandardMagnitude, StarMagnitudes } from '../magnitudes/standardMagnitudes.js';
import { instrumentalMagnitude, isMeasured, type MeasuredFrame } from '../measurement/measurement.js';
import { reportNotes } from './reportNotes.js';
import type { ReportRowsInput } from './reportRowsInput.js';

export interface ReportRowOfFrame {
  filename: string;
  row: ReportRow;
}

/** Rows of the report, one for each magnitude of T1 that stands, in the order of the frames. */
export function reportRows(input: ReportRowsInput): ReportRowOfFrame[] {
  const frames = new Map(input.frames.map((measured) => [measured.frame.filename, measured]));
  return input.magnitudes.target.points.flatMap((point) => {
    const measured = frames.get(point.filename);
    const comp = measured === undefined ? null : comparison(input.roles, measured);
    return measured === undefined || comp === null
      ? []
      : [{ filename: point.filename, row: reportRow(input, point, measured, comp) }];
  });
}

function reportRow(
  input: ReportRowsInput,
  point: StandardMagnitude,
  { frame }: MeasuredFrame,
  comp: ReportComp,
): ReportRow {
  const check = magnitudeOn(input.magnitudes.check, point.filename);
  const catalogueCheck = input.roles.check;
  return {
    name: input.name,
    date: input.dateKind === 'HJD' ? frame.hjdUtc : frame.jdUtcMid,
    mag: point.mag,
    magError: Number.isFinite(point.errors.total) ? point.errors.total : null,
    band: input.magnitudes.band,
    transformed: input.magnitudes.transformed,
    comp,
    check:
      check === null || catalogueCheck === null
        ? null
        : { id: catalogueCheck.auid, mag: comp.kind === 'ensemble' ? check.mag : check.instrumentalMag },
    airmass: frame.airmass >= 1 ? frame.airmass : null,
    group: input.groupOf(point.filename),
    chart: input.chart,
    notes: reportNotes(input, { point, comp, check }),
  };
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

/** The check star as measured, flagged or not: it is there to show what is wrong. */
function magnitudeOn(star: StarMagnitudes | null, filename: string): StandardMagnitude | null {
  const named = (point: { filename: string }) => point.filename === filename;
  return star?.points.find(named) ?? star?.leftOut.find(named)?.magnitude ?? null;
}
