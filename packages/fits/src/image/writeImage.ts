import { replaceFile, type Written } from '../file/replaceFile.js';
import { onesComplementSum } from '../header/checksum.js';
import type { Header } from '../header/header.js';
import { encodedPixels, type WritablePixels } from './encodedPixels.js';
import { imageHead } from './imageHead.js';

export interface WritableImage {
  header: Header;
  width: number;
  height: number;
  /** Row-major, first row of the file first; physical values. */
  pixels: WritablePixels;
}

/**
 * Writes a FITS file of one primary array: floats as BITPIX -32, Uint16Array as BITPIX 16 with BZERO 32768, with
 * CHECKSUM and DATASUM. The same image gives the same bytes. The file appears wholly or not at all.
 * @throws what the file system throws (ENOSPC, EACCES, EFBIG ...), with nothing left behind
 * @throws RangeError when the pixels are not width x height
 */
export async function writeImage(path: string, { header, width, height, pixels }: WritableImage): Promise<Written> {
  if (pixels.length !== width * height || pixels.length === 0) {
    throw new RangeError(`${pixels.length} pixels do not make an image of ${width} x ${height}`);
  }
  const bitpix = pixels instanceof Uint16Array ? 16 : -32;
  let dataSum = 0;
  for (const piece of encodedPixels(pixels)) dataSum = onesComplementSum(piece, dataSum);
  const head = imageHead(header, { width, height, bitpix }, dataSum);
  return replaceFile(path, { pieces: headThenData(head, pixels) });
}

function* headThenData(head: Buffer, pixels: WritablePixels): Generator<Buffer> {
  yield head;
  yield* encodedPixels(pixels);
}
