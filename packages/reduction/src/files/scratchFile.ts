import { randomBytes } from 'node:crypto';
import { closeSync, openSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { FitsResult, RowBand } from '@wombat/fits';
import { ok } from '@wombat/result';
import { LITTLE_ENDIAN, PIXEL_BYTES, type PixelPlace, SIGN_BIT } from './pixelPlace.js';
import { writeFully } from './readFully.js';

/** An open file without a name: it is gone with the process, however that ends. */
export function openScratch(folder: string): number {
  const path = join(folder, `.${process.pid}-${randomBytes(6).toString('hex')}.scratch`);
  const fd = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return fd;
}

/** Hands on bands of rows from the first to the last; may be asked again. */
export type Rows = (onRows: (band: RowBand, image: { readonly width: number }) => void) => Promise<FitsResult<unknown>>;

export interface Scratch {
  readonly folder: string;
  readonly source: PixelPlace['source'];
  /** Taken from every pixel. */
  readonly less?: number;
}

/**
 * Puts rows into a scratch file band by band, kept as `source` says; what unsigned 16 bits do not hold after all (a
 * blank tile of a compressed image) is kept as float32.
 */
export async function unpacked(rows: Rows, { folder, source, less = 0 }: Scratch): Promise<FitsResult<PixelPlace>> {
  const fd = openScratch(folder);
  // What the disk refuses is no fault of the frame.
  let refused: { readonly error: unknown } | undefined;
  let holds = true;
  const read = await rows(({ y, pixels }, { width }) => {
    holds &&= source !== 'u16' || pixels.every(isUnsigned);
    if (refused !== undefined || !holds) return;
    try {
      const values = less === 0 ? pixels : pixels.map((value) => value - less);
      writeFully(fd, stored(values, source), y * width * PIXEL_BYTES[source]);
    } catch (error) {
      refused = { error };
    }
  });
  if (read.ok && holds && refused === undefined) return ok({ fd, offset: 0, source });
  closeSync(fd);
  if (!read.ok) return read;
  if (refused !== undefined) throw refused.error;
  return unpacked(rows, { folder, source: 'f32', less });
}

function isUnsigned(value: number): boolean {
  return value >= 0 && value <= 0xffff;
}

/** As `source` keeps them. */
export function stored(pixels: Float32Array | Float64Array, source: PixelPlace['source']): Buffer {
  if (source === 'f64') return bytesOf(Float64Array.from(pixels));
  const bytes = source === 'u16' ? bytesOf(Uint16Array.from(pixels, flipped)) : bytesOf(Float32Array.from(pixels));
  if (!LITTLE_ENDIAN) return bytes;
  return source === 'u16' ? bytes.swap16() : bytes.swap32();
}

function flipped(value: number): number {
  return value ^ SIGN_BIT;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint16Array | Float32Array | Float64Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
