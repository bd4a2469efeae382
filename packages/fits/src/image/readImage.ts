import { type FitsResult, faulty, ok } from '../fault.js';
import type { ByteSource } from '../hdu/byteSource.js';
import type { Hdu } from '../hdu/findImage.js';
import { paddedLength } from '../hdu/layout.js';
import { truncation } from '../hdu/truncation.js';
import { withImage } from '../hdu/withImage.js';
import type { Header } from '../header/header.js';
import { type Pixels, scaledInto } from './scaledInto.js';
import { scalingOf } from './scaling.js';
import { storedPixels } from './storedPixels.js';

export interface FitsImage {
  header: Header;
  width: number;
  height: number;
  /** Row-major, first row of the file first; physical values (BZERO, BSCALE applied), NaN where BLANK. */
  pixels: Float32Array | Float64Array;
}

/** A multiple of every pixel size. */
const CHUNK_BYTES = 1 << 20;
const MOST_PIXELS = 2 ** 29;

/**
 * Reads the image that `readHeader` finds, from a plain or a gzip file. Float32Array for BITPIX 8, 16 and -32 (every
 * value exact as long as BZERO and BSCALE are whole), Float64Array for 32, 64 and -64.
 */
export function readImage(path: string): Promise<FitsResult<FitsImage>> {
  return withImage(path, async (hdu, source) => {
    const [width = 0, height = 0] = hdu.layout.axes;
    if (width * height > MOST_PIXELS) {
      const message = `unsupported: ${width} x ${height} pixels; at most ${MOST_PIXELS} fit in memory`;
      return faulty({ code: 'unsupported', message, offset: hdu.headerOffset });
    }
    const pixels = await readPixels(hdu, source, width * height);
    return pixels.ok ? ok({ header: hdu.header, width, height, pixels: pixels.value }) : pixels;
  });
}

async function readPixels(hdu: Hdu, source: ByteSource, count: number): Promise<FitsResult<Pixels>> {
  const { layout, dataOffset } = hdu;
  const { bitpix, dataBytes } = layout;
  const scaling = scalingOf(hdu.header, { bitpix, offset: hdu.headerOffset });
  if (!scaling.ok) return scaling;
  const single = bitpix === 8 || bitpix === 16 || bitpix === -32;
  const pixels = single ? new Float32Array(count) : new Float64Array(count);
  const pixelBytes = Math.abs(bitpix) / 8;
  const chunk = Buffer.from(new ArrayBuffer(Math.min(CHUNK_BYTES, dataBytes)));
  for (let at = 0; at < dataBytes; at += chunk.length) {
    const wanted = chunk.subarray(0, Math.min(chunk.length, dataBytes - at));
    const got = await source.read(wanted);
    if (got < wanted.length) return faulty(truncation({ layout, dataOffset, there: at + got }));
    scaledInto(pixels, at / pixelBytes, { stored: storedPixels(wanted, bitpix), scaling: scaling.value });
  }
  await verifyEnd(source, dataBytes);
  return ok(pixels);
}

/** Reads through the padding and one byte on: where the file ends there, gzip's own checksum has been compared. */
async function verifyEnd(source: ByteSource, dataBytes: number): Promise<void> {
  await source.skip(paddedLength(dataBytes) - dataBytes);
  await source.skip(1);
}
