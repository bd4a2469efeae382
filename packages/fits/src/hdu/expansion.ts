import type { FitsFault } from '../fault.js';
import type { ByteSource } from './byteSource.js';
import type { Hdu } from './hdu.js';

/** Frames of a camera shrink 2 to 20 times. */
const MOST_EXPANSION = 100;
/** So much is read of however few bytes: an image of nothing is no attack. */
const ALWAYS_FINE_BYTES = 2 ** 28;

/**
 * Why a packed file, gzip or tile-compressed, is not unpacked: a few bytes that become gigabytes fill disk and memory.
 * undefined where it may be.
 */
export function expansionFault(hdu: Hdu, { fileBytes, mostBytes, exact }: ByteSource): FitsFault | undefined {
  const { layout, image, kind, dataOffset, headerOffset: offset } = hdu;
  const tableEnd = dataOffset + layout.dataBytes;
  const pixels = image.axes.length === 0 ? 0 : image.axes.reduce((product, length) => product * length, 1);
  const ofTiles = kind === 'compressed image' ? (pixels * Math.abs(image.bitpix)) / 8 : 0;
  // What cannot come at all is told as truncated elsewhere.
  const ofGzip = exact || tableEnd > mostBytes ? 0 : tableEnd;
  const unpacked = Math.max(ofTiles, ofGzip);
  if (unpacked <= Math.max(ALWAYS_FINE_BYTES, MOST_EXPANSION * fileBytes)) return undefined;
  const sizes = `${megabytes(fileBytes)} MB would unpack to ${megabytes(unpacked)} MB`;
  const limit = `at most ${MOST_EXPANSION} times the file is unpacked, or ${megabytes(ALWAYS_FINE_BYTES)} MB`;
  return { code: 'unsupported', message: `unsupported: ${sizes}; ${limit}`, offset };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 });
}
