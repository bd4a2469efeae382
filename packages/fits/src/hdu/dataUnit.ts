import type { ByteSource } from './byteSource.js';
import type { Hdu } from './hdu.js';

/** The data of one HDU by their distance from its first byte. */
export interface DataUnit {
  /** Fills the target; the answer is smaller than its length only where the file ends. */
  read(target: Uint8Array, offset: number): Promise<number>;
}

const SPOOL_BYTES = 1 << 20;

/**
 * Any place at any time where the file allows it; otherwise each read must begin at or behind the end of the last one.
 */
export function forwardUnit(source: ByteSource, { dataOffset }: Hdu): DataUnit {
  const { readAt } = source;
  if (readAt) return { read: (target, offset) => readAt(target, dataOffset + offset) };
  let position = 0;
  return {
    async read(target, offset) {
      if (offset < position) throw new Error('a packed file is read from front to back');
      position += await source.skip(offset - position);
      if (position < offset) return 0;
      const got = await source.read(target);
      position += got;
      return got;
    },
  };
}

/** Any place at any time; data of a packed file are unpacked into memory as far as they are really there. */
export async function randomUnit(source: ByteSource, hdu: Hdu): Promise<DataUnit> {
  if (source.readAt) return forwardUnit(source, hdu);
  const pieces: Buffer[] = [];
  for (let left = hdu.layout.dataBytes; left > 0; ) {
    const piece = Buffer.alloc(Math.min(SPOOL_BYTES, left));
    const got = await source.read(piece);
    pieces.push(piece.subarray(0, got));
    if (got < piece.length) break;
    left -= got;
  }
  const all = Buffer.concat(pieces);
  return {
    async read(target, offset) {
      const part = all.subarray(offset, offset + target.length);
      target.set(part);
      return part.length;
    },
  };
}
