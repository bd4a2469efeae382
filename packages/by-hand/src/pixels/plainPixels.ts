import { readSync } from 'node:fs';
import { endianness } from 'node:os';
import type { Header, ImageHeader } from '@wombat/fits/reading';

/** Bytes of a pixel that can be read as it lies in the file; null where the FITS reader must do it. */
export function plainPixelBytes({ header, bitpix, packed }: ImageHeader): 2 | 4 | null {
  if (packed || endianness() !== 'LE') return null;
  if (bitpix === 16) return 2;
  const { zero, scale } = scalingOf(header);
  return bitpix === -32 && zero === 0 && scale === 1 ? 4 : null;
}

export interface Scaling {
  readonly zero: number;
  readonly scale: number;
  readonly blank: number | undefined;
}

export function scalingOf(header: Header): Scaling {
  return {
    zero: header.getNumber('BZERO') ?? 0,
    scale: header.getNumber('BSCALE') ?? 1,
    blank: header.getNumber('BLANK'),
  };
}

const FITS_START = 'SIMPLE';

/** Whether an open file that has a FITS image has it unpacked. */
export function isPlain(file: number): boolean {
  const start = Buffer.alloc(FITS_START.length);
  readSync(file, start, 0, start.length, 0);
  return start.toString('latin1') === FITS_START;
}
