import { type Fault, ok, type Refusal, type Result, refuse } from '@wombat/result';
import { BRIGHTEST_MAGNITUDE } from '../brightestMagnitude.js';
import { isRecord, textOf } from '../http/jsonShape.js';
import { parseSexagesimal } from './sexagesimal.js';

export interface VspBand {
  /** AAVSO band code: VSP's Rc, Ic and Z are R, I and SZ here. */
  band: string;
  mag: number;
  /** Null: VSP gives none, or zero. */
  error: number | null;
}

export interface VspComp {
  /** The key of a comparison star: labels repeat within a chart. */
  auid: string;
  raDegrees: number;
  decDegrees: number;
  /** V in tenths of a magnitude, rounded, without the dot. */
  label: string;
  bands: VspBand[];
  comments: string;
}

export interface VspChart {
  chartId: string;
  /** Null for a chart by position. */
  star: string | null;
  starAuid: string | null;
  fovArcmin: number;
  magLimit: number;
  comps: VspComp[];
}

interface ShapeFault extends Fault {
  readonly code: 'shape';
}

export type VspReading<T> = Result<T, ShapeFault>;

/**
 * As charts (X12345ABC) and stars (000-BCD-123) are named: what else comes would stand in reports, tables and file
 * names.
 */
const IDENTIFIER = /^[A-Za-z0-9-]{1,20}$/;

const BAND_CODES: Record<string, string> = { Rc: 'R', Ic: 'I', Z: 'SZ' };

/** The JSON answer of VSP's chart address. A chart without comparison stars is a chart with an empty list. */
export function parseVspChart(json: unknown): VspReading<VspChart> {
  if (!isRecord(json)) return shapeFault('is no chart');
  const chartId = textOf(json.chartid);
  if (chartId === null) return shapeFault('has no chart id');
  if (!IDENTIFIER.test(chartId)) return shapeFault('has a chart id that is none');
  if (!Array.isArray(json.photometry)) return shapeFault('has no list of comparison stars');
  const fovArcmin = numberOf(json.fov);
  const magLimit = numberOf(json.maglimit);
  if (fovArcmin === null || magLimit === null) return shapeFault('does not say its field and magnitude limit');
  const comps: VspComp[] = [];
  for (const record of json.photometry) {
    const comp = readComp(record);
    if (!comp.ok) return comp;
    comps.push(comp.value);
  }
  const value = { chartId, star: textOf(json.star), starAuid: textOf(json.auid), fovArcmin, magLimit, comps };
  return ok(value);
}

function readComp(record: unknown): VspReading<VspComp> {
  if (!isRecord(record)) return shapeFault('lists something that is no comparison star');
  const auid = textOf(record.auid);
  if (auid === null) return shapeFault('lists a comparison star without an AUID');
  if (!IDENTIFIER.test(auid)) return shapeFault('lists a comparison star whose AUID is none');
  const raHours = parseSexagesimal(textOf(record.ra) ?? '');
  const decDegrees = parseSexagesimal(textOf(record.dec) ?? '');
  if (raHours === null || decDegrees === null) return shapeFault(`gives no position for ${auid}`);
  if (!Array.isArray(record.bands)) return shapeFault(`gives no magnitudes for ${auid}`);
  const bands = record.bands.flatMap(readBand);
  const strange = bands.find(({ mag }) => mag < BRIGHTEST_MAGNITUDE);
  if (strange !== undefined) return shapeFault(`gives ${auid} the magnitude ${strange.mag}, which no star has`);
  const label = textOf(record.label) ?? '';
  const comments = textOf(record.comments) ?? '';
  return ok({ auid, raDegrees: raHours * 15, decDegrees, label, bands, comments });
}

/** A band whose magnitude is null is a band without a magnitude: the star has none there. */
function readBand(record: unknown): VspBand[] {
  if (!isRecord(record)) return [];
  const band = textOf(record.band);
  const mag = numberOf(record.mag);
  const error = numberOf(record.error);
  if (band === null || mag === null) return [];
  return [{ band: BAND_CODES[band] ?? band, mag, error: error !== null && error > 0 ? error : null }];
}

function numberOf(value: unknown): number | null {
  const text = textOf(value);
  const number = text === null ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

function shapeFault(what: string): Refusal<ShapeFault> {
  return refuse({ code: 'shape', message: `The answer of VSP ${what}.` });
}
