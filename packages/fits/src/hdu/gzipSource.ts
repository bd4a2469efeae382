import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ByteSource } from './byteSource.js';

/** Deflate cannot do better than 1032 to 1 (zlib, "Maximum expansion factor"). */
const LARGEST_EXPANSION = 1032;
const CHUNK_LENGTH = 1 << 18;

/** Unpacks only as far as it is asked; what is asked for is bounded by the header's declared size. */
export function gzipSource(file: FileHandle, size: number): ByteSource {
  const packed = file.createReadStream({ start: 0, autoClose: false });
  const unpacked = createGunzip({ chunkSize: CHUNK_LENGTH });
  // The error reaches the reader through the iterator of `unpacked`, which pipeline destroys with it.
  pipeline(packed, unpacked, () => {});
  const chunks = unpacked[Symbol.asyncIterator]();
  let chunk = new Uint8Array(0);
  let position = 0;

  async function take(bytes: number, use: (piece: Uint8Array, at: number) => void): Promise<number> {
    let taken = 0;
    while (taken < bytes) {
      if (chunk.length === 0) {
        const next: IteratorResult<Uint8Array<ArrayBuffer>> = await chunks.next();
        if (next.done) break;
        chunk = next.value;
      }
      const piece = chunk.subarray(0, bytes - taken);
      use(piece, taken);
      taken += piece.length;
      chunk = chunk.subarray(piece.length);
      position += piece.length;
    }
    return taken;
  }

  return {
    fileBytes: size,
    mostBytes: size * LARGEST_EXPANSION,
    exact: false,
    get position() {
      return position;
    },
    read: (target) => take(target.length, (piece, at) => target.set(piece, at)),
    skip: (bytes) => take(bytes, () => {}),
    async close() {
      packed.destroy();
      unpacked.destroy();
      await file.close();
    },
  };
}
