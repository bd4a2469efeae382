import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { Bitpix } from '../hdu/layout.js';
import type { Header } from '../header/header.js';
import type { Dither } from './dequantized.js';

const ALGORITHMS = ['RICE_1', 'GZIP_1', 'GZIP_2', 'HCOMPRESS_1', 'PLIO_1', 'NOCOMPRESS'] as const;
const DITHERS: readonly Dither[] = ['NO_DITHER', 'SUBTRACTIVE_DITHER_1', 'SUBTRACTIVE_DITHER_2'];
const MOST_BLOCK_PIXELS = 4096;

export type Algorithm = (typeof ALGORITHMS)[number];

/** How the pixels of a tile became bytes. */
export interface TileCoding {
  readonly algorithm: Algorithm;
  readonly bitpix: Bitpix;
  readonly rice: { readonly bytesPerPixel: 1 | 2 | 4; readonly blockPixels: number };
  readonly dither: Dither;
  readonly seed: number;
}

/** The cards of a tile-compressed image (FITS 4.0, section 10.1) that say how it was compressed. */
export function tileCoding(
  header: Header,
  { bitpix, offset }: { bitpix: Bitpix; offset: number },
): FitsResult<TileCoding> {
  const refused = (what: string) => refuse({ code: 'unsupported', message: `unsupported: ${what}`, offset });
  const name = header.getString('ZCMPTYPE')?.toUpperCase() ?? 'missing';
  const algorithm = ALGORITHMS.find((each) => each === name || (name === 'RICE_ONE' && each === 'RICE_1'));
  if (!algorithm) return refused(`the image is compressed by ${name}; known are ${ALGORITHMS.join(', ')}`);
  if (header.has('ZMASKCMP')) return refused('the compressed image has a mask of its own (ZMASKCMP)');
  const quantizer = header.getString('ZQUANTIZ')?.toUpperCase() ?? 'NO_DITHER';
  const dither = DITHERS.find((each) => each === quantizer) ?? (quantizer === 'NONE' ? 'NO_DITHER' : undefined);
  if (!dither) return refused(`the pixels were rounded by ${quantizer}; known are ${DITHERS.join(', ')}`);
  const bytesPerPixel = parameter(header, 'BYTEPIX') ?? 4;
  const blockPixels = parameter(header, 'BLOCKSIZE') ?? 32;
  if (bytesPerPixel !== 1 && bytesPerPixel !== 2 && bytesPerPixel !== 4)
    return refused(`RICE_1 with ${bytesPerPixel} bytes a pixel`);
  if (!Number.isInteger(blockPixels) || blockPixels < 1 || blockPixels > MOST_BLOCK_PIXELS)
    return refused(`RICE_1 in blocks of ${blockPixels} pixels`);
  const seed = Math.trunc(header.getNumber('ZDITHER0') ?? 1);
  return ok({ algorithm, bitpix, rice: { bytesPerPixel, blockPixels }, dither, seed });
}

/** The value of the ZVALn whose ZNAMEn has that name. */
function parameter(header: Header, name: string): number | undefined {
  for (let index = 1; header.has(`ZNAME${index}`); index++) {
    if (header.getString(`ZNAME${index}`)?.toUpperCase() === name) return header.getNumber(`ZVAL${index}`);
  }
  return undefined;
}
