import { readSync, writeSync } from 'node:fs';

/** Fills the bytes from that place of a file. Throws where the file ends before. */
export function readFully(fd: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) {
    const got = readSync(fd, bytes, done, bytes.length - done, position + done);
    if (got === 0) throw new Error('a file became shorter while it was read');
    done += got;
  }
}

/** Writes all bytes at that place of a file. */
export function writeFully(fd: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}
