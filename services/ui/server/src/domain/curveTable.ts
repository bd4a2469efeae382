import type { photometry } from '@wombat/proto';

type Point = photometry.GetLightCurveResponse['target'][number];
export type Cell = string | number | boolean | null;

export type TimeScale = 'jdUtc' | 'hjdUtc' | 'bjdTdb';

export interface CurveColumn {
  name: string;
  type: 'text' | 'number' | 'boolean';
  /** As VOTables spell it (https://www.ivoa.net/documents/VOUnits); '' for none. */
  unit: string;
  /** What kind of quantity it is (https://www.ivoa.net/documents/UCD1+); '' for none. */
  ucd: string;
  meaning: string;
  /** Of a time: what it counts. */
  timeScale?: TimeScale;
  of(point: Point, star: CurveStar): Cell;
}

/** T1 is the target, T2 the check star. */
interface CurveStar {
  role: 'T1' | 'T2';
  name: string;
}

const text = (name: string, ucd: string, meaning: string, of: CurveColumn['of']): CurveColumn => ({
  ...{ name, type: 'text', unit: '', ucd, meaning, of },
});
const number = (
  name: string,
  unit: string,
  ucd: string,
  meaning: string,
  of: (point: Point) => number | undefined,
) => ({
  ...{ name, type: 'number' as const, unit, ucd, meaning },
  of: (point: Point) => of(point) ?? null,
});
const time = (name: string, timeScale: TimeScale, meaning: string): CurveColumn => ({
  ...{ ...number(name, 'd', 'time.epoch', meaning, (point) => known(point[timeScale])), timeScale },
});

/** What a file of a light curve says of every point: as photometry told it, nothing made up. */
export const CURVE_COLUMNS: readonly CurveColumn[] = [
  text('role', 'meta.id;meta.main', 'T1: the target; T2: the check star', (_, { role }) => role),
  text('star', 'meta.id', 'Name of the target, or AUID of the check star', (_, { name }) => name),
  time('jd_utc', 'jdUtc', 'Julian date of mid-exposure, UTC'),
  time('hjd_utc', 'hjdUtc', 'Heliocentric Julian date of mid-exposure, based on UTC'),
  time('bjd_tdb', 'bjdTdb', 'Barycentric Julian date of mid-exposure, TDB'),
  number('mag', 'mag', 'phot.mag', 'Magnitude in the band of the table', ({ mag }) => mag),
  number(
    'mag_error',
    'mag',
    'stat.error;phot.mag',
    'All of its error, one standard deviation',
    ({ magError, fainterThan }) => (fainterThan ? undefined : magError),
  ),
  number(
    ...(['random_error', 'mag', 'stat.error;phot.mag', "The part of the error that is this point's own"] as const),
    ({ randomError }) => known(randomError),
  ),
  {
    ...text('fainter_than', 'meta.code', 'The star was not seen: it is fainter than mag', (point) => point.fainterThan),
    type: 'boolean',
  },
  { ...text('reported', 'meta.code', 'Whether it goes into the report', ({ reported }) => reported), type: 'boolean' },
  text('reason', 'meta.note', 'Why it is left out of the report', ({ reason }) => reason),
  text('rejected_by', 'meta.id', 'Who rejected it by hand', ({ rejected }) => rejected?.by ?? ''),
  text('flags', 'meta.code', 'Flags of the measurement', ({ flags }) => flags.join(' ')),
  number('airmass', '', 'obs.airMass', 'Airmass', ({ airmass }) => airmass),
  number('altitude', 'deg', 'pos.az.alt', 'Altitude', ({ altitudeDegrees }) => known(altitudeDegrees)),
  number('fwhm', 'pixel', 'instr.obsty.seeing', 'Full width at half maximum of the frame', (point) => point.fwhmPixels),
  number('sky', '', 'instr.skyLevel', 'Sky a pixel about the star', ({ skyLevel }) => skyLevel),
  number('zero_point', 'mag', 'phot.mag', 'Zero point of the frame', ({ zeroPoint }) => zeroPoint),
  number('zero_point_error', 'mag', 'stat.error;phot.mag', 'Its standard deviation', (point) => point.zeroPointError),
  number('x', 'pixel', 'pos.cartesian.x;instr.det', 'On the calibrated frame, 0-based, at centres', ({ x }) => x),
  number('y', 'pixel', 'pos.cartesian.y;instr.det', 'On the calibrated frame, 0-based, at centres', ({ y }) => y),
  text('frame', 'meta.id;meta.file', 'File of the frame', ({ filename }) => filename),
  text('frame_sha256', 'meta.id', 'SHA-256 of the raw frame', ({ frameSha256 }) => frameSha256),
];

/** Rows of a light curve, T1 and then T2, each in order of time. */
export function curveRows({ star, checkId, target, check }: photometry.GetLightCurveResponse): Cell[][] {
  const rowsOf = (points: readonly Point[], of: CurveStar) =>
    points.map((point) => CURVE_COLUMNS.map((column) => column.of(point, of)));
  return [...rowsOf(target, { role: 'T1', name: star }), ...rowsOf(check, { role: 'T2', name: checkId })];
}

/** In the contract a number that is not known is 0; no time and no error is. */
function known(value: number): number | undefined {
  return value === 0 ? undefined : value;
}
