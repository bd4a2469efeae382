import { CompsSelected, FramesCalibrated, PhotometryDone } from '@wombat/proto';
import { SERIES_COLUMNS, type SeriesRow, seriesTitle } from '@wombat/service-kit/series';

interface SeriesOnItsWay extends SeriesRow {
  band: string;
  /** How many of its frames are solved. */
  solved: number;
}

/** Its frames are solved; what star it is, is not known yet. */
export interface SeriesSolved extends SeriesOnItsWay {
  state: 'solved';
}

/** What is known once the target and the stars to compare it with are chosen. */
export interface SeriesWithComps extends SeriesOnItsWay {
  calibrated: FramesCalibrated;
  selected: CompsSelected & { target: NonNullable<CompsSelected['target']> };
}

/** Its stars are being measured. */
export interface SeriesSelected extends SeriesWithComps {
  state: 'selected';
}

/** Its frames are measured and its stars have their roles. */
export interface SeriesMeasured extends SeriesWithComps {
  state: 'measured';
  done: PhotometryDone;
}

/** Its report is written. */
export interface SeriesTransformed extends SeriesWithComps {
  state: 'transformed';
  done: PhotometryDone;
  /** Path of the report, relative to the data root. */
  report: string;
  reportSha256: string;
  reportRows: number;
  /** Path and SHA-256 of what the report rests on; '' of reports of before that was written. */
  provenance: string;
  provenanceSha256: string;
}

/** A series at one reduction, with what is known of it in its state. */
export type PhotometrySeries = SeriesSolved | SeriesSelected | SeriesMeasured | SeriesTransformed;
export type SeriesState = PhotometrySeries['state'];

/** A row of the table `series`, read by `PHOTOMETRY_COLUMNS`. */
export interface PhotometryRow extends SeriesOnItsWay {
  state: SeriesState;
  calibrated: string | null;
  selected: string | null;
  done: string | null;
  report: string | null;
  reportSha256: string;
  reportRows: number;
  provenance: string;
  provenanceSha256: string;
}

export const PHOTOMETRY_COLUMNS = `${SERIES_COLUMNS}, band, solved, state, calibrated, selected, done, report, report_sha256 AS reportSha256, report_rows AS reportRows, provenance, provenance_sha256 AS provenanceSha256`;

/** The series a row stands for. A row without what its state says is a broken invariant. */
export function seriesOfRow(row: PhotometryRow): PhotometrySeries {
  const {
    calibrated,
    selected,
    done,
    report,
    reportSha256,
    reportRows,
    provenance,
    provenanceSha256,
    state,
    ...series
  } = row;
  if (state === 'solved') return { ...series, state };
  const withComps = {
    ...series,
    calibrated: read(FramesCalibrated, calibrated, row),
    selected: withTarget(read(CompsSelected, selected, row)),
  };
  if (state === 'selected') return { ...withComps, state };
  const measured = { ...withComps, done: read(PhotometryDone, done, row) };
  return state === 'measured'
    ? { ...measured, state }
    : { ...measured, state, report: said(report, row), reportSha256, reportRows, provenance, provenanceSha256 };
}

function read<Fact>(codec: { fromJSON(json: unknown): Fact }, body: string | null, row: PhotometryRow): Fact {
  return codec.fromJSON(JSON.parse(said(body, row)));
}

function said(text: string | null, row: PhotometryRow): string {
  if (text === null) throw new Error(`${seriesTitle(row)} is ${row.state} without an event that says so`);
  return text;
}

function withTarget(selected: CompsSelected): SeriesWithComps['selected'] {
  const { target } = selected;
  if (target === undefined) throw new Error('comps were selected without a target');
  return { ...selected, target };
}
