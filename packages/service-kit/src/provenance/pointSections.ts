import type { provenance } from '@wombat/proto';
import { errorPartsSaid } from '@wombat/proto/words';
import type { ExplainedSection } from './explanation.js';
import type { Point } from './point.js';

/** The magnitude itself, its error, and the frame it was measured on. */
export function pointSections(
  told: provenance.Provenance,
  point: Point,
): [magnitude: ExplainedSection, error: ExplainedSection, frame: ExplainedSection] {
  return [
    { heading: 'Magnitude', lines: magnitudeLines(told, point) },
    { heading: 'Error', lines: errorLines(point) },
    { heading: 'Frame', lines: frameLines(told, point) },
  ];
}

/** `row 3 of the report`, or that it is left out of it. */
export function rowWords({ row }: Point): string {
  return row === 0 ? 'left out of the report' : `row ${row} of the report`;
}

/** `11.502 ± 0.021`, or what there is in its place. */
export function magnitudeWords({ mag, magError, fainterThan }: Point): string {
  if (mag === undefined) return 'no magnitude';
  if (fainterThan) return `fainter than ${mag.toFixed(3)}`;
  return `${mag.toFixed(3)} ± ${magError === undefined ? 'an error that is not known' : magError.toFixed(3)}`;
}

function magnitudeLines({ band }: provenance.Provenance, point: Point): string[] {
  const { mag, instrumentalMag, zeroPoint, zeroPointError, leftOut, jdUtc } = point;
  const lines = [
    `${magnitudeWords(point)}${mag === undefined ? '' : ` in ${band}`} at JD ${jdUtc.toFixed(5)} (UTC, mid-exposure)`,
    ...(leftOut === '' ? [] : [`left out of the report: ${leftOut}`]),
  ];
  if (mag === undefined || instrumentalMag === undefined || zeroPoint === undefined) return lines;
  const error = zeroPointError === undefined ? '' : ` ± ${zeroPointError.toFixed(3)}`;
  const colour = mag - instrumentalMag - zeroPoint;
  const sum = [
    `instrumental ${instrumentalMag.toFixed(3)}`,
    `zero point of the frame ${zeroPoint.toFixed(3)}${error}`,
    ...(Math.abs(colour) < SMALLEST_SHOWN ? [] : [`colour term ${colour.toFixed(3)}`]),
  ];
  return [...lines, sum.join(' + ')];
}

const SMALLEST_SHOWN = 0.0005;

function errorLines({ errorParts, magError }: Point): string[] {
  const parts = errorPartsSaid(errorParts);
  if (parts.length === 0) return [];
  return [...parts, ...(magError === undefined ? [] : [`together, in quadrature: ${magError.toFixed(3)}`])];
}

function frameLines({ flagTexts }: provenance.Provenance, point: Point): string[] {
  const { frame, flags, airmass, linear, radiusPixels } = point;
  return [
    `${frame.path}, SHA-256 ${frame.sha256}`,
    ...(linear === '' ? [] : [linear]),
    ...(radiusPixels === undefined ? [] : [`star radius ${radiusPixels.toFixed(2)} pixels on this frame`]),
    ...(airmass === undefined ? [] : [`airmass ${airmass.toFixed(3)}`]),
    ...(flags.length === 0 ? ['no flags'] : flags.map((flag) => `flag ${flag}: ${flagTexts[flag]?.long ?? ''}`)),
  ];
}
