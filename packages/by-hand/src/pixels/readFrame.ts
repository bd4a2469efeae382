import { type FileHandle, open } from 'node:fs/promises';
import { type FitsImage, type FitsResult, type ImageHeader, readHeader, readImage } from '@wombat/fits/reading';
import { ok } from '@wombat/result';
import { isPlain, plainPixelBytes } from './plainPixels.js';

const PIECE_BYTES = 1 << 22;

/**
 * The image as `readImage` gives it. A plain float32 frame is read straight into its memory, several pieces at a time,
 * and turned into this machine's byte order while the next ones come; `onRows` hears how many rows are there so far.
 */
export async function readFrame(
  path: string,
  onRows: (image: FitsImage, rowCount: number) => void = () => {},
): Promise<FitsResult<FitsImage>> {
  const frame = await readHeader(path);
  if (!frame.ok) return frame;
  if (plainPixelBytes(frame.value) !== 4) return readImage(path);
  const file = await open(path, 'r');
  try {
    return isPlain(file.fd) ? ok(await readFloats(file, frame.value, onRows)) : await readImage(path);
  } finally {
    await file.close();
  }
}

async function readFloats(
  file: FileHandle,
  { header, width, height, dataOffset }: ImageHeader,
  onRows: (image: FitsImage, rowCount: number) => void,
): Promise<FitsImage> {
  // Shared memory is none of the garbage collector's: a plain array of this size makes it look through everything at
  // once.
  const pixels = new Float32Array(new SharedArrayBuffer(width * height * Float32Array.BYTES_PER_ELEMENT));
  const image = { header, width, height, pixels };
  const pieces: Promise<void>[] = [];
  for (let at = 0; at < pixels.byteLength; at += PIECE_BYTES) {
    const piece = Buffer.from(pixels.buffer, at, Math.min(PIECE_BYTES, pixels.byteLength - at));
    pieces.push(readPiece(file, piece, dataOffset + at));
  }
  const all = Promise.all(pieces);
  for (const [index, piece] of pieces.entries()) {
    await Promise.race([piece, all]);
    onRows(image, Math.floor(((index + 1) * PIECE_BYTES) / (width * pixels.BYTES_PER_ELEMENT)));
  }
  await all;
  return image;
}

async function readPiece(file: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let filled = 0; filled < piece.length; ) {
    const { bytesRead } = await file.read(piece, filled, piece.length - filled, position + filled);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    filled += bytesRead;
  }
  piece.swap32();
}
