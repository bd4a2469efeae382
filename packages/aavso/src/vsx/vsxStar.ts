import { type Fault, ok, type Refusal, type Result, refuse } from '@wombat/result';
import { BRIGHTEST_MAGNITUDE } from '../brightestMagnitude.js';
import { excerpt } from '../http/excerpt.js';
import { isRecord, textOf } from '../http/jsonShape.js';
import { magnitudeRange } from './magnitudeRange.js';
import { type MagnitudeText, parseMagnitude } from './magnitudeText.js';

export interface VsxStar {
  name: string;
  /** Survey stars have none. */
  auid: string | null;
  /** J2000, epoch 2000. */
  raDegrees: number;
  decDegrees: number;
  /** Milliarcseconds a year, as VSX gives it (RA with the cosine of the declination). */
  properMotionRaMas: number | null;
  properMotionDecMas: number | null;
  variabilityType: string | null;
  /** Days. */
  period: number | null;
  /** HJD of minimum (eclipsers) or maximum (pulsators). */
  epoch: number | null;
  maxMag: MagnitudeText | null;
  minMag: MagnitudeText | null;
  brightest: number | null;
  faintest: number | null;
  rangeBand: string | null;
  oid: string | null;
  constellation: string | null;
  category: string | null;
}

interface ShapeFault extends Fault {
  readonly code: 'shape';
}

export type VsxReading<T> = Result<T, ShapeFault>;

/**
 * The answer of `view=api.object`: one record, several of one name, or none where VSX does not know the star (an empty
 * array).
 */
export function parseVsxObjects(json: unknown): VsxReading<VsxStar[]> {
  if (!isRecord(json) || !('VSXObject' in json)) return shapeFault('has no VSXObject');
  const read = readStars(json.VSXObject);
  const most = ({ brightest, faintest }: VsxStar) => Math.min(brightest ?? 0, faintest ?? 0);
  const strange = read.ok ? read.value.find((star) => most(star) < BRIGHTEST_MAGNITUDE) : undefined;
  if (strange === undefined) return read;
  return shapeFault(`gives ${excerpt(strange.name)} the magnitude ${most(strange)}, which no star has`);
}

/** The answer of `view=api.list`: none (an empty array or text), one lone record, or an array. */
export function parseVsxList(json: unknown): VsxReading<VsxStar[]> {
  if (!isRecord(json) || !('VSXObjects' in json)) return shapeFault('has no VSXObjects');
  const list = json.VSXObjects;
  return readStars(isRecord(list) ? (list.VSXObject ?? []) : list);
}

function readStars(content: unknown): VsxReading<VsxStar[]> {
  if (content === '' || content === null) return ok([]);
  const stars: VsxStar[] = [];
  for (const record of Array.isArray(content) ? content : [content]) {
    const star = readStar(record);
    if (!star.ok) return star;
    stars.push(star.value);
  }
  return ok(stars);
}

function readStar(record: unknown): VsxReading<VsxStar> {
  if (!isRecord(record)) return shapeFault('holds something that is no star');
  const name = textOf(record.Name);
  const raDegrees = plainNumber(record.RA2000);
  const decDegrees = plainNumber(record.Declination2000);
  if (name === null) return shapeFault('holds a star without a name');
  if (raDegrees === null || decDegrees === null) return shapeFault(`gives no position for ${excerpt(name)}`);
  const maxMag = parseMagnitude(textOf(record.MaxMag) ?? undefined);
  const minMag = parseMagnitude(textOf(record.MinMag) ?? undefined);
  return ok({
    name,
    auid: textOf(record.AUID),
    raDegrees,
    decDegrees,
    properMotionRaMas: plainNumber(record.ProperMotionRA),
    properMotionDecMas: plainNumber(record.ProperMotionDec),
    variabilityType: textOf(record.VariabilityType),
    period: flaggedNumber(record.Period),
    epoch: flaggedNumber(record.Epoch),
    maxMag,
    minMag,
    ...magnitudeRange(maxMag, minMag),
    oid: textOf(record.OID),
    constellation: textOf(record.Constellation),
    category: textOf(record.Category),
  });
}

function plainNumber(value: unknown): number | null {
  const text = textOf(value);
  if (text === null) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

const LONGEST_NUMBER = 40;

/** VSX marks uncertain periods and epochs: `95:`, `(0.3)`, `>200`. Other marks change the meaning and are not read. */
function flaggedNumber(value: unknown): number | null {
  const text = textOf(value) ?? '';
  if (text.length > LONGEST_NUMBER) return null;
  const digits = /^[<>(]?\s*(\d+(?:\.\d*)?)\s*:?\s*\)?\s*:?$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function shapeFault(what: string): Refusal<ShapeFault> {
  return refuse({ code: 'shape', message: `The answer of VSX ${what}.` });
}
