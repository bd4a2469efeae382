import { ok } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { Header } from '../header/header.js';
import type { FitsImage } from '../image/readImage.js';
import type { RowOrder } from '../image/rowOrder.js';
import { type BayerPattern, bayerInFile } from './bayerPattern.js';
import { greenRows } from './greenRows.js';

/** The green of a colour frame, one pixel for each 2 x 2 of the sensor. */
export interface GreenImage extends FitsImage {
  /** AAVSO's band for the green of a colour camera. */
  band: 'TG';
  /** The colours of the first two pixels of the file's first row, then of its second: after offsets and row order. */
  pattern: BayerPattern;
}

/**
 * Bins a raw colour frame to superpixels and keeps the green: the mean of the two green pixels of each 2 x 2, NaN where
 * one of them is. Without interpolation, so that the noise of pixels stays their own; saturation is judged before, on
 * the raw pixels. The image is half as wide and high (an odd last column or row is left out); in the header the WCS's
 * CRPIXn, CDn_m, CDELTn and the terms of SIP, the binning, pixel size and scale are changed with it, and BAYERPAT is
 * gone. Refused with the reason: a pattern that is not of red, green and blue, and a frame that is already binned.
 */
export function greenOfBayer(image: FitsImage, named: { pattern: string; rowOrder: RowOrder }): FitsResult<GreenImage> {
  const { header, width, height, pixels } = image;
  const found = bayerInFile(named.pattern, { header, width, height, rowOrder: named.rowOrder });
  if (!found.ok) return found;
  const pattern = found.value;
  const green = greenRows(pixels, { width, height, pattern, take: 'mean' });
  const size = { width: width >> 1, height: height >> 1 };
  return ok({ header: halvedHeader(header), ...size, pixels: green, band: 'TG', pattern });
}

const DOUBLED = ['CD1_1', 'CD1_2', 'CD2_1', 'CD2_2', 'CDELT1', 'CDELT2', 'XPIXSZ', 'YPIXSZ', 'SCALE', 'PIXSCALE'];

/** The header of the green alone, at half the size. */
export function halvedHeader(header: Header): Header {
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
  return halvedSip(changed)
    .with('XBINNING', 2)
    .with('YBINNING', 2)
    .withHistory('green of the Bayer pattern, mean of the two green pixels of each 2 x 2 (TG)');
}

/** Terms of SIP, which are pixels made of powers of pixels: half as many of each. */
const SIP_TERM = /^(?:A|B|AP|BP)_(\d)_(\d)$/;

function halvedSip(header: Header): Header {
  return header.cards.reduce((changed, { keyword }) => {
    const [, x, y] = SIP_TERM.exec(keyword) ?? [];
    const value = header.getNumber(keyword);
    return x === undefined || y === undefined || value === undefined
      ? changed
      : changed.with(keyword, value * 2 ** (Number(x) + Number(y) - 1));
  }, header);
}
