import { type FileHandle, open } from 'node:fs/promises';
import { type FitsImage, type FitsResult, type ImageHeader, readHeader, readImage } from '@wombat/fits/reading';
import { isPlain, plainPixelBytes } from './plainPixels.js';

const PIECE_BYTES = 1 << 22;

/**
 * The image as `readImage` gives it. A plain float32 frame is read straight into its memory, several pieces at a time, and turned
 * into this machine's byte order while the next ones come.
 */
export async function readFrame(path: string): Promise<FitsResult<FitsImage>> {
  const frame = await readHeader(path);
  if (!frame.ok) return frame;
  if (plainPixelBytes(frame.value) !== 4) return readImage(path);
  const file = await open(path, 'r');
  try {
    return isPlain(file.fd) ? { ok: true, value: await readFloats(file, frame.value) } : await readImage(path);
  } finally {
    await file.close();
  }
}

async function readFloats(file: FileHandle, { header, width, height, dataOffset }: ImageHeader): Promise<FitsImage> {
  const pixels = new Float32Array(width * height);
  const pieces: Promise<void>[] = [];
  for (let at = 0; at < pixels.byteLength; at += PIECE_BYTES) {
    const piece = Buffer.from(pixels.buffer, at, Math.min(PIECE_BYTES, pixels.byteLength - at));
    pieces.push(readPiece(file, piece, dataOffset + at));
  }
  await Promise.all(pieces);
  return { header, width, height, pixels };
}

async function readPiece(file: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let filled = 0; filled < piece.length; ) {
    const { bytesRead } = await file.read(piece, filled, piece.length - filled, position + filled);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    filled += bytesRead;
  }
  piece.swap32();
}
