import type { DataUnit } from './dataUnit.js';

/** Gives bytes by their place, valid until the next call; undefined where the file ends before them. */
export type ReadWindow = (offset: number, length: number) => Promise<Uint8Array | undefined>;

/** Many small reads that lie close together cost few large ones. */
export function readWindow(
  unit: DataUnit,
  { windowBytes, endOffset }: { windowBytes: number; endOffset: number },
): ReadWindow {
  let window = Buffer.alloc(0);
  let start = 0;
  return async (offset, length) => {
    if (offset < 0 || offset + length > endOffset) return undefined;
    if (offset < start || offset + length > start + window.length) {
      const wanted = Buffer.alloc(Math.min(Math.max(length, windowBytes), endOffset - offset));
      window = wanted.subarray(0, await unit.read(wanted, offset));
      start = offset;
      if (window.length < length) return undefined;
    }
    return window.subarray(offset - start, offset - start + length);
  };
}
