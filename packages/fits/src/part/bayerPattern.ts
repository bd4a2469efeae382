import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { Header } from '../header/header.js';
import type { RowOrder } from '../image/rowOrder.js';

/** The colours of the first two pixels of the first row, then of the second. */
export type BayerPattern = 'RGGB' | 'BGGR' | 'GRBG' | 'GBRG';

const PATTERNS: readonly BayerPattern[] = ['RGGB', 'BGGR', 'GRBG', 'GBRG'];

interface Frame {
  readonly header: Header;
  readonly width: number;
  readonly height: number;
  readonly rowOrder: RowOrder;
}

/**
 * The pattern as it lies in the file. It is named for the frame as it is shown, XBAYROFF and YBAYROFF pixels from its
 * corner. Refused with the reason: a pattern that is not of red, green and blue, and a frame that is already binned.
 */
export function bayerInFile(name: string, { header, width, height, rowOrder }: Frame): FitsResult<BayerPattern> {
  const refused = (what: string) => refuse({ code: 'unsupported', message: `unsupported: ${what}`, offset: 0 });
  const known = PATTERNS.find((each) => each === name.trim().toUpperCase());
  if (!known) return refused(`the colours ${name}: only patterns of R, two G and B have a green to measure`);
  if (width < 2 || height < 2) return refused(`${width} x ${height} pixels hold no square of 2 x 2`);
  const binning = header.getNumber('XBINNING') ?? 1;
  if (binning > 1) return refused(`the camera has binned the colours of ${binning} x ${binning} pixels together`);
  const flipped = header.has('ROWORDER') && rowOrder === 'bottom-up';
  const x = isOdd(header.getNumber('XBAYROFF'));
  const y = isOdd(header.getNumber('YBAYROFF')) !== (flipped && height % 2 === 0);
  return ok(shiftedPattern(known, { x: x ? 1 : 0, y: y ? 1 : 0 }));
}

/** The pattern as seen from another pixel. */
export function shiftedPattern(pattern: BayerPattern, { x, y }: { x: number; y: number }): BayerPattern {
  const [a, b, c, d] = pattern;
  const across = isOdd(x) ? `${b}${a}${d}${c}` : pattern;
  const moved = isOdd(y) ? `${across.slice(2)}${across.slice(0, 2)}` : across;
  return PATTERNS.find((each) => each === moved) ?? pattern;
}

function isOdd(value = 0): boolean {
  return Math.abs(Math.trunc(value)) % 2 === 1;
}
