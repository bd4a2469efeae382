import { hcompressDecode } from '../hcompress/hcompressDecode.js';
import type { Bitpix } from '../hdu/layout.js';
import { type StoredPixels, storedPixels } from '../image/storedPixels.js';
import { gunzipped } from './gunzipped.js';
import { plioDecode } from './plioDecode.js';
import { riceDecode } from './riceDecode.js';
import type { TileCoding } from './tileCoding.js';
import type { TileBox } from './tileGrid.js';

/** The pixels of a tile's COMPRESSED_DATA as they were stored; undefined where the bytes are damaged. */
export function tilePixels(
  bytes: Uint8Array,
  { coding, box, bitpix }: { coding: TileCoding; box: TileBox; bitpix: Bitpix },
): StoredPixels | undefined {
  const { count, size } = box;
  switch (coding.algorithm) {
    case 'GZIP_1':
    case 'GZIP_2':
      return gunzipped(bytes, { bitpix, count, shuffled: coding.algorithm === 'GZIP_2' });
    case 'NOCOMPRESS':
      return plain(bytes, { bitpix, count });
    case 'RICE_1':
      return decoded(count, (pixels) => riceDecode(bytes, pixels, coding.rice));
    case 'PLIO_1':
      return decoded(count, (pixels) => plioDecode(bytes, pixels));
    case 'HCOMPRESS_1': {
      const columns = size[0] ?? 1;
      return decoded(count, (pixels) => hcompressDecode(bytes, pixels, { rows: count / columns, columns }));
    }
  }
}

/** Pixels that were not compressed, in the byte order of the file. */
export function plain(
  bytes: Uint8Array,
  { bitpix, count }: { bitpix: Bitpix; count: number },
): StoredPixels | undefined {
  if (bytes.length !== (count * Math.abs(bitpix)) / 8) return undefined;
  const aligned = Buffer.from(new ArrayBuffer(bytes.length));
  aligned.set(bytes);
  return storedPixels(aligned, bitpix);
}

function decoded(count: number, decode: (pixels: Int32Array) => boolean): Int32Array | undefined {
  const pixels = new Int32Array(count);
  return decode(pixels) ? pixels : undefined;
}
