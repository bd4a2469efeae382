import { ok } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { Hdu } from '../hdu/hdu.js';
import type { Bitpix } from '../hdu/layout.js';
import { withImage } from '../hdu/withImage.js';
import type { Header } from '../header/header.js';
import { imageHeaderOf } from './imageHeaderOf.js';
import { type RowOrder, rowOrderOf } from './rowOrder.js';

export interface ImageHeader {
  header: Header;
  width: number;
  height: number;
  bitpix: Bitpix;
  /** Byte of the (unpacked) file where the pixels start, or the table that keeps a tile-compressed image. */
  dataOffset: number;
  /** Tile-compressed: the pixels do not lie in the file as they are. */
  packed: boolean;
  /** 0 is the primary HDU. */
  hduIndex: number;
  rowOrder: RowOrder;
}

/**
 * The header of the image that is meant: the primary array where it has pixels and two axes, else the first extension
 * that is such an image. No pixels are read, but a plain file too short for them is already `truncated`.
 */
export function readHeader(path: string): Promise<FitsResult<ImageHeader>> {
  return withImage(path, async (hdu) => ok(describedImage(hdu)));
}

export function describedImage(hdu: Hdu): ImageHeader {
  const { image, dataOffset, index, kind } = hdu;
  const [width = 0, height = 0] = image.axes;
  const header = imageHeaderOf(hdu);
  const shape = { width, height, bitpix: image.bitpix };
  const place = { dataOffset, packed: kind === 'compressed image', hduIndex: index };
  return { header, ...shape, ...place, rowOrder: rowOrderOf(header) };
}
