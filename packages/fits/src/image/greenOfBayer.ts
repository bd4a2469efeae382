import { type FitsResult, faulty, ok } from '../fault.js';
import type { Header } from '../header/header.js';
import type { FitsImage } from './readImage.js';
import type { RowOrder } from './rowOrder.js';

/** The green of a colour frame, one pixel for each 2 x 2 of the sensor. */
export interface GreenImage extends FitsImage {
  /** AAVSO's band for the green of a colour camera. */
  band: 'TG';
  /** The colours of the first two pixels of the file's first row, then of its second: after offsets and row order. */
  pattern: BayerPattern;
}

export type BayerPattern = 'RGGB' | 'BGGR' | 'GRBG' | 'GBRG';

const PATTERNS: readonly BayerPattern[] = ['RGGB', 'BGGR', 'GRBG', 'GBRG'];

/**
 * Bins a raw colour frame to superpixels and keeps the green: the mean of the two green pixels of each 2 x 2, NaN where
 * one of them is. Without interpolation, so that the noise of pixels stays their own; saturation is judged before, on the raw
 * pixels. The image is half as wide and high (an odd last column or row is left out); in the header the WCS's CRPIXn,
 * CDn_m, CDELTn, the binning, pixel size and scale are changed with it, and BAYERPAT is gone. Refused with the reason:
 * a pattern that is not of red, green and blue, and a frame that is already binned.
 */
export function greenOfBayer(image: FitsImage, named: { pattern: string; rowOrder: RowOrder }): FitsResult<GreenImage> {
  const { header, width, height, pixels } = image;
  const refused = (what: string) => faulty({ code: 'unsupported', message: `unsupported: ${what}`, offset: 0 });
  const known = PATTERNS.find((each) => each === named.pattern.trim().toUpperCase());
  if (!known) return refused(`the colours ${named.pattern}: only patterns of R, two G and B have a green to measure`);
  if (width < 2 || height < 2) return refused(`${width} x ${height} pixels hold no square of 2 x 2`);
  const binning = header.getNumber('XBINNING') ?? 1;
  if (binning > 1) return refused(`the camera has binned the colours of ${binning} x ${binning} pixels together`);
  const pattern = inFile(known, { header, height, rowOrder: named.rowOrder });
  const [half, rows] = [width >> 1, height >> 1];
  const green = pixels instanceof Float32Array ? new Float32Array(half * rows) : new Float64Array(half * rows);
  const upper = pattern.startsWith('G') ? 0 : 1;
  for (let y = 0; y < rows; y++) {
    const top = 2 * y * width + upper;
    const bottom = (2 * y + 1) * width + 1 - upper;
    for (let x = 0; x < half; x++) {
      green[y * half + x] = ((pixels[top + 2 * x] ?? 0) + (pixels[bottom + 2 * x] ?? 0)) / 2;
    }
  }
  return ok({ header: halved(header), width: half, height: rows, pixels: green, band: 'TG', pattern });
}

/** The pattern is named for the frame as it is shown, XBAYROFF and YBAYROFF pixels from its corner. */
function inFile(
  pattern: BayerPattern,
  { header, height, rowOrder }: { header: Header; height: number; rowOrder: RowOrder },
): BayerPattern {
  const flipped = header.has('ROWORDER') && rowOrder === 'bottom-up';
  const across = oddOffset(header, 'XBAYROFF');
  const down = oddOffset(header, 'YBAYROFF') !== (flipped && height % 2 === 0);
  const [a, b, c, d] = pattern;
  const shifted = across ? `${b}${a}${d}${c}` : pattern;
  const moved = down ? `${shifted.slice(2)}${shifted.slice(0, 2)}` : shifted;
  return PATTERNS.find((each) => each === moved) ?? pattern;
}

function oddOffset(header: Header, keyword: string): boolean {
  return Math.abs(Math.trunc(header.getNumber(keyword) ?? 0)) % 2 === 1;
}

const DOUBLED = ['CD1_1', 'CD1_2', 'CD2_1', 'CD2_2', 'CDELT1', 'CDELT2', 'XPIXSZ', 'YPIXSZ', 'SCALE', 'PIXSCALE'];

function halved(header: Header): Header {
  let changed = header.without('BAYERPAT', 'COLORTYP', 'XBAYROFF', 'YBAYROFF', 'BAYOFFX', 'BAYOFFY', 'CFAIMAGE');
  for (const keyword of DOUBLED) {
    const value = changed.getNumber(keyword);
    if (value !== undefined) changed = changed.with(keyword, value * 2);
  }
  for (const keyword of ['CRPIX1', 'CRPIX2']) {
    const value = changed.getNumber(keyword);
    // The centre of the first superpixel, 1, was at 1.5.
    if (value !== undefined) changed = changed.with(keyword, (value + 0.5) / 2);
  }
  return changed
    .with('XBINNING', 2)
    .with('YBINNING', 2)
    .withHistory('green of the Bayer pattern, mean of the two green pixels of each 2 x 2 (TG)');
}
