import { type FitsResult, ok } from '../fault.js';
import type { Bitpix } from '../hdu/layout.js';
import { withImage } from '../hdu/withImage.js';
import type { Header } from '../header/header.js';
import { type RowOrder, rowOrderOf } from './rowOrder.js';

export interface ImageHeader {
  header: Header;
  width: number;
  height: number;
  bitpix: Bitpix;
  /** Byte of the (unpacked) file where the pixels start. */
  dataOffset: number;
  /** 0 is the primary HDU. */
  hduIndex: number;
  rowOrder: RowOrder;
}

/**
 * The header of the image that is meant: the primary array where it has pixels and two axes, else the first such IMAGE
 * extension. No pixels are read, but a plain file too short for them is already `truncated`.
 */
export function readHeader(path: string): Promise<FitsResult<ImageHeader>> {
  return withImage(path, async ({ header, layout, dataOffset, index }) => {
    const [width = 0, height = 0] = layout.axes;
    const rowOrder = rowOrderOf(header);
    return ok({ header, width, height, bitpix: layout.bitpix, dataOffset, hduIndex: index, rowOrder });
  });
}
