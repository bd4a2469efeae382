import { errorPartsSaid } from '@wombat/proto/words';
import type { CurvePoint, LightCurve } from '../../../../server/src/domain/contract.js';
import { clockOfJd, utcOfJd } from '../times.js';
import { reasonWords } from '../verdict/rejectionReasons.js';

/** What is to be said of a point: who, how bright, when, and why it is left out. */
export function pointLines(role: string, point: CurvePoint, flagTexts: LightCurve['flagTexts'] = {}): string[] {
  const { randomError, jdUtc, airmass, filename, flags } = point;
  return [
    `${role}  ${magnitudeWords(point)} mag`,
    ...(randomError === undefined || point.fainterThan === true ? [] : [`random part ${randomError.toFixed(3)}`]),
    ...errorLines(point),
    utcOfJd(jdUtc),
    `JD ${jdUtc.toFixed(5)}${airmass === undefined ? '' : `, airmass ${airmass.toFixed(2)}`}`,
    filename,
    ...(flags.length === 0 ? [] : [`flags: ${flags.map((flag) => flagTexts[flag]?.short ?? flag).join(', ')}`]),
    ...leftOut(point),
  ];
}

/** What the error is made of, and what is missing; parts that are nothing are left out. */
function errorLines({ errorParts, untransformedReason }: CurvePoint): string[] {
  const parts = errorPartsSaid(errorParts);
  return [
    ...(parts.length === 0 ? [] : [parts.join(', ')]),
    ...(untransformedReason ? [`TRANS=NO: ${untransformedReason}`] : []),
  ];
}

/** `9.457 ± 0.012`, or `fainter than 17.412` where the star was not seen. */
export function magnitudeWords({ mag, magError, fainterThan }: CurvePoint): string {
  return fainterThan === true ? `fainter than ${mag.toFixed(3)}` : `${mag.toFixed(3)} ± ${magError.toFixed(3)}`;
}

/** Why a point is not in the report, as a line; none where it is. */
export function leftOut({ rejected, reported, reason }: CurvePoint): string[] {
  if (rejected !== null && rejected !== undefined) {
    const words = rejected.words === '' ? '' : `: ${rejected.words}`;
    return [`rejected by ${rejected.by} (${reasonWords(rejected.reasonCode)})${words}`];
  }
  return reported ? [] : [`left out of the report: ${reason === '' ? 'no reason given' : reason}`];
}

/** The same for those who hear it: `T1, 9.102, 19:34 UT, frame 8 of 71, airmass 1.08`. */
export function pointWords(role: string, point: CurvePoint, frame: { number: number; of: number }): string {
  const { mag, jdUtc, airmass } = point;
  return [
    role,
    point.fainterThan === true ? magnitudeWords(point) : mag.toFixed(3),
    `${clockOfJd(jdUtc)} UT`,
    `frame ${frame.number} of ${frame.of}`,
    ...(airmass === undefined ? [] : [`airmass ${airmass.toFixed(2)}`]),
    ...leftOut(point),
  ].join(', ');
}
