import { endianness } from 'node:os';
import { readFully } from './readFully.js';

/**
 * Where pixels lie one after the other, first row first: in an open file, from a byte on. `u16` and `f32` are
 * big-endian as FITS stores them (u16 with BZERO 32768), `f64` is this machine's float64. Threads of a process share
 * its open files.
 */
export interface PixelPlace {
  readonly fd: number;
  readonly offset: number;
  readonly source: 'u16' | 'f32' | 'f64';
}

export const PIXEL_BYTES = { u16: 2, f32: 4, f64: 8 } as const;

export const LITTLE_ENDIAN = endianness() === 'LE';
export const SIGN_BIT = 0x8000;

/** A stretch of pixels, counted from the image's first. */
export interface Stretch {
  readonly start: number;
  readonly count: number;
}

/** Reads pixels as numbers, exactly where the target can hold them. */
export class PixelReader {
  private bytes = Buffer.alloc(0);

  into(target: Float32Array | Float64Array, { fd, offset, source }: PixelPlace, { start, count }: Stretch): void {
    const length = count * PIXEL_BYTES[source];
    if (this.bytes.length < length) this.bytes = Buffer.from(new ArrayBuffer(length));
    const bytes = this.bytes.subarray(0, length);
    readFully(fd, bytes, offset + start * PIXEL_BYTES[source]);
    if (LITTLE_ENDIAN && source === 'u16') bytes.swap16();
    if (LITTLE_ENDIAN && source === 'f32') bytes.swap32();
    const { buffer, byteOffset } = bytes;
    if (source === 'f64') target.set(new Float64Array(buffer, byteOffset, count));
    else if (source === 'f32') target.set(new Float32Array(buffer, byteOffset, count));
    else unsignedInto(target, new Uint16Array(buffer, byteOffset, count));
  }
}

function unsignedInto(target: Float32Array | Float64Array, words: Uint16Array): void {
  for (let at = 0; at < words.length; at++) target[at] = (words[at] as number) ^ SIGN_BIT;
}
