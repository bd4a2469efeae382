import type { CurvePoint } from '../../../server/src/domain/contract.js';
import { utcOfJd } from './times.js';

/** What is to be said of a point: who, how bright, when, and why it is left out. Magnitudes are as measured, also where the mark is moved. */
export function pointLines(role: string, point: CurvePoint): string[] {
  const { mag, magError, jdUtc, airmass, filename, flags, reported, reason } = point;
  return [
    `${role}  ${mag.toFixed(3)} ± ${magError.toFixed(3)} mag`,
    utcOfJd(jdUtc),
    `JD ${jdUtc.toFixed(5)}${airmass === undefined ? '' : `, airmass ${airmass.toFixed(2)}`}`,
    filename,
    ...(flags.length === 0 ? [] : [`flags: ${flags.join(', ')}`]),
    ...(reported ? [] : [`left out of the report: ${reason === '' ? 'no reason given' : reason}`]),
  ];
}
