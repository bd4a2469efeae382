import { coefficientName, type ReportComp, type ReportNotes } from '@wombat/aavso';
import type { FainterThan } from '../magnitudes/fainterThan.js';
import type { FieldTransform } from '../magnitudes/fieldTransform.js';
import type { StandardMagnitude } from '../magnitudes/standardMagnitudes.js';
import { quadrature } from '../statistics/quadrature.js';
import { ensembleStar } from './ensembleStar.js';
import type { ReportRowsInput } from './reportRowsInput.js';

type Field = [key: string, value: string];

export interface NotedRow {
  point: StandardMagnitude;
  comp: ReportComp;
  check: StandardMagnitude | null;
}

/**
 * What a later reader needs to transform or to judge a row, under the keys Transform Applier knows, magnitudes: of the
 * target, comparison star (or ensemble) and check star the instrumental magnitude (`..MAGINS`), of the latter two that
 * of the catalogue (`..REFMAG`) and its error. VERR is the error of the target against the comparison stars of the
 * frame, the catalogue's left out.
 */
export function reportNotes(input: ReportRowsInput, row: NotedRow): ReportNotes {
  const { point, comp, check } = row;
  const text = noteText(input, point);
  const others = [...compFields(input, point.filename, comp), ...checkFields(input, check)];
  const fields = [...targetFields(row), ...others, ...termFields(input, point)];
  return { ...(text === '' ? {} : { text }), fields };
}

/** The same of a star that was not seen: it has no magnitude of its own. */
export function limitNotes(
  input: ReportRowsInput,
  { limit, comp, check }: { limit: FainterThan; comp: ReportComp; check: StandardMagnitude | null },
): ReportNotes {
  const seen = `not seen: signal-to-noise ratio ${limit.snr.toFixed(1)}; MAG is where it would be ${limit.detectionSnr}`;
  const text = [input.calibrationNote, seen].filter((words) => words !== '').join('; ');
  return { text, fields: [...compFields(input, limit.filename, comp), ...checkFields(input, check)] };
}

function targetFields({ point: { instrumentalMag, errors } }: NotedRow): Field[] {
  const { photon, scintillation, flat, flatCommon, compScatter } = errors;
  const error = quadrature(photon, scintillation, flat, flatCommon, compScatter);
  return [['VMAGINS', magText(instrumentalMag)], ...known('VERR', error)];
}

function compFields({ roles, magnitudes }: ReportRowsInput, filename: string, comp: ReportComp): Field[] {
  if (comp.kind === 'single' && roles.reportComp !== null) {
    const { mag, magError } = roles.reportComp.candidate;
    return [['CMAGINS', magText(comp.instrumentalMag)], ['CREFMAG', magText(mag)], ...known('CREFERR', magError)];
  }
  const star = ensembleStar(roles, magnitudes.zeroPoints);
  const instrumentalMag = star?.instrumentalMagOn(filename) ?? null;
  if (star === null || instrumentalMag === null) return [];
  return [
    ['CMAGINS', magText(instrumentalMag)],
    ['CREFMAG', magText(star.referenceMag)],
    ...known('CREFERR', star.referenceMagError),
  ];
}

function checkFields({ roles }: ReportRowsInput, check: StandardMagnitude | null): Field[] {
  if (check === null || roles.check === null) return [];
  const { mag, magError } = roles.check;
  return [['KMAGINS', magText(check.instrumentalMag)], ['KREFMAG', magText(mag)], ...known('KREFERR', magError)];
}

/** The colour term of the night, where it is applied to the point. */
function termFields(
  { magnitudes: { transform, band } }: ReportRowsInput,
  { untransformedReason }: StandardMagnitude,
): Field[] {
  if (untransformedReason !== null || transform === null) return [];
  const name = coefficientName(band, transform.basis);
  if (name === undefined) return [];
  return [
    [name, transform.coefficient.toFixed(4)],
    [`${name}Err`, transform.coefficientError.toFixed(4)],
  ];
}

function noteText(
  { calibrationNote, magnitudes: { transform } }: ReportRowsInput,
  { untransformedReason }: StandardMagnitude,
): string {
  return [
    ...(calibrationNote === '' ? [] : [calibrationNote]),
    ...(untransformedReason === null && transform !== null
      ? [`transformed with ${termText(transform)} (${transform.basis})`]
      : []),
    ...(untransformedReason === null ? [] : [`not transformed: ${untransformedReason}`]),
  ].join('; ');
}

function termText({ isKnown, secondOrder }: FieldTransform): string {
  const term = isKnown
    ? 'the colour term of the telescope'
    : 'a colour term fitted to the comparison stars of the field';
  return secondOrder === 0 ? term : `${term} and second-order extinction ${secondOrder.toFixed(3)}`;
}

function magText(mag: number): string {
  return mag.toFixed(3);
}

/** Catalogues write 0 for an error they do not know. */
function known(key: string, error: number | null): Field[] {
  return error !== null && Number.isFinite(error) && error > 0 ? [[key, error.toFixed(4)]] : [];
}
