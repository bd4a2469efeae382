import type { SkyPosition } from '@wombat/sky';
import type { SeriesRoles } from '../comps/assignRoles.js';
import { hasFlag } from '../measurement/flags.js';
import {
  type Candidate,
  isMeasured,
  type MeasuredFrame,
  type StarInFrame,
  TARGET_STAR_ID,
} from '../measurement/measurement.js';
import { type ApparentMagnitude, apparentMagnitudes } from './apparentMagnitude.js';
import { imagePlace } from './imagePlace.js';
import { numberFormat } from './numberFormat.js';
import { type RelativeFluxes, relativeFluxes } from './relativeFlux.js';
import { type ApertureName, columnHeading, type FrameColumn, type StarColumn, tableColumns } from './tableColumns.js';

export interface MeasurementTableInput {
  /** In the order of the rows. */
  frames: readonly MeasuredFrame[];
  roles: SeriesRoles;
  /** J2000. */
  target: SkyPosition;
}

export interface TableStar {
  name: ApertureName;
  starId: string;
  catalogueMag: number | null;
}

interface Row {
  index: number;
  measured: MeasuredFrame;
  stars: readonly TableStar[];
  found: readonly (StarInFrame | undefined)[];
  relative: RelativeFluxes;
  magnitudes: readonly ApparentMagnitude[];
}

/**
 * AstroImageJ's measurement table as text: tab-separated, LF, a blank heading over the row numbers, NaN where a star is
 * off the frame. AstroImageJ opens it and its AAVSO macro reads it. Flagged stars are measured and summed like others.
 */
export function measurementTable(input: MeasurementTableInput): string {
  const stars = tableStars(input.roles);
  const columns = tableColumns(stars.map(({ name }) => name));
  const lines = [[' ', 'Label', ...columns.map(columnHeading)].join('\t')];
  for (const [index, measured] of input.frames.entries()) {
    const row = tableRow(index, measured, stars);
    const cells = columns.map((column) =>
      column.of === 'frame' ? frameCell(column.column, row, input) : starCell(column.column, row, column.star),
    );
    lines.push([String(index + 1), cellText(measured.frame.filename), ...cells.map(numberFormat)].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

/** The stars of the table in their order: T1, T2 (where there is a check star), then the comps. */
export function tableStars(roles: SeriesRoles): TableStar[] {
  const star = (name: ApertureName, { auid, mag }: Candidate): TableStar => ({ name, starId: auid, catalogueMag: mag });
  return [
    { name: 'T1', starId: TARGET_STAR_ID, catalogueMag: null },
    ...(roles.check === null ? [] : [star('T2', roles.check)]),
    ...roles.comps.map(({ role, candidate }) => star(role, candidate)),
  ];
}

function tableRow(index: number, measured: MeasuredFrame, stars: readonly TableStar[]): Row {
  const found = stars.map(({ starId }) => {
    const star = measured.stars.get(starId);
    return isMeasured(star) ? star : undefined;
  });
  const fluxes = stars.map(({ name, catalogueMag }, position) => ({
    comparison: name.startsWith('C'),
    net: found[position]?.net ?? Number.NaN,
    error: found[position]?.error ?? Number.NaN,
    catalogueMag,
  }));
  const relative = relativeFluxes(fluxes);
  return { index, measured, stars, found, relative, magnitudes: apparentMagnitudes(fluxes) };
}

function frameCell(column: FrameColumn, row: Row, input: MeasurementTableInput): number {
  const { frame, radii } = row.measured;
  switch (column) {
    case 'slice':
      return row.index + 1;
    case 'Saturated':
      return saturatedPeak(row.found);
    case 'J.D.-2400000':
      return frame.jdUtcMid - 2400000;
    case 'JD_UTC':
      return frame.jdUtcMid;
    case 'JD_SOBS':
      return frame.jdUtcStart;
    case 'HJD_UTC':
      return frame.hjdUtc;
    case 'BJD_TDB':
      return frame.bjdTdb;
    case 'AIRMASS':
      return frame.airmass;
    case 'ALT_OBJ':
      return frame.altitudeDegrees;
    case 'CCD-TEMP':
      return frame.ccdTemperatureCelsius ?? Number.NaN;
    case 'EXPTIME':
    case 'EXPOSURE':
      return frame.exposureSeconds;
    case 'RAOBJ2K':
      return input.target.raDegrees / 15;
    case 'DECOBJ2K':
      return input.target.decDegrees;
    case 'FWHM_Mean':
      return meanFwhm(row.found);
    case 'Source_Radius':
      return radii.starPixels;
    case 'Sky_Rad(min)':
      return radii.skyInnerPixels;
    case 'Sky_Rad(max)':
      return radii.skyOuterPixels;
    case 'tot_C_cnts':
      return row.relative.totalCounts;
    case 'tot_C_err':
      return row.relative.totalError;
  }
}

/** 0, or the largest peak, calibrated as in the column Peak, of the stars whose raw pixels are saturated. */
function saturatedPeak(found: readonly (StarInFrame | undefined)[]): number {
  const peaks = found.map((star) => (star !== undefined && hasFlag(star.flags, 'saturated') ? star.peak : 0));
  return Math.max(0, ...peaks.filter(Number.isFinite));
}

/** Mean of the FWHMs that could be had; 0 for none, as AstroImageJ writes it. */
function meanFwhm(found: readonly (StarInFrame | undefined)[]): number {
  const fwhms = found.map((star) => star?.fwhmPixels ?? Number.NaN).filter(Number.isFinite);
  return fwhms.length === 0 ? 0 : fwhms.reduce((sum, fwhm) => sum + fwhm, 0) / fwhms.length;
}

/** The number of one star; NaN, positions too, where it is off the frame. */
function starCell(column: StarColumn, row: Row, name: ApertureName): number {
  const position = row.stars.findIndex((star) => star.name === name);
  const star = row.found[position];
  if (star === undefined) return Number.NaN;
  const relative = row.relative.stars[position];
  const magnitude = row.magnitudes[position];
  const place = imagePlace(star, row.measured.frame.height);
  const cells: Record<StarColumn, number | undefined> = {
    rel_flux: relative?.flux,
    rel_flux_err: relative?.error,
    rel_flux_SNR: relative?.snr,
    'X(IJ)': place.x,
    'Y(IJ)': place.y,
    'X(FITS)': star.x + 1,
    'Y(FITS)': star.y + 1,
    RA: star.raDegrees / 15,
    DEC: star.decDegrees,
    'Source-Sky': star.net,
    N_Src_Pixels: star.area,
    Source_Error: star.error,
    Source_AMag: magnitude?.mag,
    Source_AMag_Err: magnitude?.error,
    Source_SNR: star.net / star.error,
    Peak: star.peak,
    Mean: star.net / star.area,
    'Sky/Pixel': star.skyLevel,
    N_Sky_Pixels: star.skyPixels,
    FWHM: star.fwhmPixels,
    Width: star.width,
    'X-Width': star.xWidth,
    'Y-Width': star.yWidth,
    Angle: star.angleDegrees,
    Roundness: star.roundness,
  };
  return cells[column] ?? Number.NaN;
}

function cellText(text: string): string {
  return text.replace(/[\t\r\n]/g, ' ');
}
