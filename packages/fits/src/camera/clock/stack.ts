import type { Header } from '../../header/header.js';
import { firstMeasured, measured } from '../units/measured.js';
import { SECONDS } from '../units/quantity.js';

/** Cards that count the exposures a frame was made of. */
const COUNTS = ['NCOMBINE', 'STACKCNT', 'NSTACK', 'STACKED', 'NSTACKED', 'STACKNUM', 'NCOMB', 'SNAPSHOT', 'NFRAMES'];
const SUB_EXPOSURES = ['SUBEXP', 'SUBEXPT', 'SUBEXPOS'];
const TOTALS = ['TOTALEXP', 'TOTEXP', 'TOTTIME', 'TELAPSE', 'LIVETIME'];
/** An exposure time that is so much more or less than another is that of another number of exposures. */
const OTHER_NUMBER = 1.5;

/** Whether a frame says that it was made of many. */
export function isStack(header: Header, exposureSeconds: number | null): boolean {
  return madeOf(header, exposureSeconds ?? 0) !== null;
}

/** Why the middle of a frame that was made of many cannot be known from its beginning and its exposure time alone. */
export function stackDoubts(header: Header, exposureSeconds: number | null): string[] {
  const words = madeOf(header, exposureSeconds ?? 0);
  return words === null
    ? []
    : [
        `${words}: the middle is that of one exposure of EXPTIME, and may be wrong by minutes without DATE-END or DATE-AVG`,
      ];
}

function madeOf(header: Header, exposureSeconds: number): string | null {
  const count = COUNTS.find((keyword) => (header.getNumber(keyword) ?? 1) > 1);
  if (count !== undefined) return `a stack of ${header.getNumber(count)} exposures (${count})`;
  const single = firstMeasured(header, SUB_EXPOSURES, SECONDS, (seconds) => seconds > 0);
  if (single !== null && exposureSeconds > OTHER_NUMBER * single) return `a stack of exposures of ${single} s (SUBEXP)`;
  const total = TOTALS.find((keyword) => (measured(header, keyword, SECONDS) ?? 0) > OTHER_NUMBER * exposureSeconds);
  return total === undefined ? null : `a stack of ${measured(header, total, SECONDS)} s in all (${total})`;
}
