import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { temporaryBeside } from './temporaryFile.js';

export interface Written {
  /** SHA-256 of the file as lower-case hex. */
  sha256: string;
  bytes: number;
}

/**
 * Puts these bytes under that name, wholly or not at all, also across a power cut: a temporary file in the same folder,
 * synced, renamed, the folder synced. On any error the temporary file is removed and the error thrown on.
 */
export async function replaceFile(
  path: string,
  { pieces, mode = 0o666 }: { pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>; mode?: number },
): Promise<Written> {
  const folder = dirname(path);
  const temporary = temporaryBeside(path);
  const file = await open(temporary, 'wx', mode);
  try {
    const written = await writeAll(file, pieces);
    await rename(temporary, path);
    await syncFolder(folder);
    return written;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeAll(file: FileHandle, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      let done = 0;
      while (done < piece.length) done += (await file.write(piece, done)).bytesWritten;
      bytes += piece.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
