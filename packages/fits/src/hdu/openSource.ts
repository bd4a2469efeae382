import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ok, refuse } from '@wombat/result';
import type { FitsResult } from '../fault.js';
import type { ByteSource } from './byteSource.js';
import { plainSource } from './plainSource.js';
import { readingFault } from './readingFault.js';

const OTHER_PACKINGS: readonly { start: Buffer; name: string }[] = [
  { start: Buffer.from([0x1f, 0x9d]), name: 'Unix compress (.Z)' },
  { start: Buffer.from('BZh', 'latin1'), name: 'bzip2' },
  { start: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]), name: 'xz' },
  { start: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), name: 'zstd' },
  { start: Buffer.from('PK\x03\x04', 'latin1'), name: 'zip' },
];

/** Opens a file for reading from its first byte; gzip is known by its first bytes, not by the file's name. */
export async function openSource(path: string): Promise<FitsResult<ByteSource>> {
  let file: FileHandle;
  try {
    // Without waiting, so that a pipe somebody left in the folder does not hold up the night.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return refuse(readingFault(error, 0));
  }
  const source = await sourceOf(file).catch((error: unknown) => refuse(readingFault(error, 0)));
  if (!source.ok) await file.close();
  return source;
}

async function sourceOf(file: FileHandle): Promise<FitsResult<ByteSource>> {
  const status = await file.stat();
  if (!status.isFile()) {
    const kind = status.isDirectory() ? 'a folder' : 'not a regular file';
    return refuse({ code: 'unreadable', message: `unreadable: this is ${kind}`, offset: 0 });
  }
  if (status.size === 0) return refuse({ code: 'empty', message: 'empty: the file has no bytes', offset: 0 });
  const start = Buffer.alloc(6);
  await file.read(start, 0, start.length, 0);
  // Loaded when it is needed: commands that read plain frames start sooner without it.
  if (start[0] === 0x1f && start[1] === 0x8b) {
    const { gzipSource } = await import('./gzipSource.js');
    return ok(gzipSource(file, status.size));
  }
  const packing = OTHER_PACKINGS.find((each) => start.subarray(0, each.start.length).equals(each.start));
  if (packing) {
    const message = `unsupported: packed with ${packing.name}; unpack it, or pack it with gzip`;
    return refuse({ code: 'unsupported', message, offset: 0 });
  }
  return ok(plainSource(file, status.size));
}
