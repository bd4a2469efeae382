import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Report } from '../blockQueue.js';

export interface HashOrder {
  readonly paths: readonly string[];
  /** Shared: the next file. */
  readonly next: Int32Array;
}

export type HashShare = readonly { readonly file: number; readonly sha256: string }[];

const BUFFER_BYTES = 1 << 20;

/** SHA-256 of the files that are left for this thread. */
export function hashShare({ paths, next }: HashOrder, report: Report): HashShare {
  const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  const share: { file: number; sha256: string }[] = [];
  for (let file = Atomics.add(next, 0, 1); file < paths.length; file = Atomics.add(next, 0, 1)) {
    share.push({ file, sha256: hashOf(paths[file] as string, buffer) });
    report((file + 1) / paths.length);
  }
  return share;
}

function hashOf(path: string, buffer: Buffer): string {
  const hash = createHash('sha256');
  const fd = openSync(path, 'r');
  try {
    for (let length = readSync(fd, buffer); length > 0; length = readSync(fd, buffer))
      hash.update(buffer.subarray(0, length));
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex');
}
