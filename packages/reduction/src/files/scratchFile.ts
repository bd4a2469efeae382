import { randomBytes } from 'node:crypto';
import { openSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { PixelPlace } from './pixelPlace.js';
import { writeFully } from './readFully.js';

/** An open file without a name: it is gone with the process, however that ends. */
export function openScratch(folder: string): number {
  const path = join(folder, `.${process.pid}-${randomBytes(6).toString('hex')}.scratch`);
  const fd = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return fd;
}

/** Puts pixels into a scratch file: float32 as FITS stores it, float64 as this machine does. */
export function scratchOf(pixels: Float32Array | Float64Array, folder: string): PixelPlace {
  const fd = openScratch(folder);
  const single = pixels instanceof Float32Array;
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  if (single) bytes.swap32();
  writeFully(fd, bytes, 0);
  return { fd, offset: 0, source: single ? 'f32' : 'f64' };
}
